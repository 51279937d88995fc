using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

public class LimitTests
{
    public static TheoryData<string, string> Deep => new()
    {
        { new string('(', 100_000), "PB2009" },
        { new string('(', 10_000), "PB2008" },
        { new string('(', 5_000) + "1" + new string(')', 5_000), "PB2008" },
        { new string('-', 10_000) + "1", "PB2008" },
        { new string('!', 10_000) + "b", "PB2008" },
        { string.Concat(Enumerable.Repeat("not ", 4_000)) + "b", "PB2008" },
        { string.Concat(Enumerable.Repeat("b ? 1 : ", 2_000)) + "1", "PB2008" },
        { string.Concat(Enumerable.Repeat("abs(", 4_000)), "PB2008" },
        { string.Concat(Enumerable.Repeat("list[", 3_000)), "PB2008" },
        { "1" + string.Concat(Enumerable.Repeat(" + 1", 4_000)), "PB2008" },
        { "1" + string.Concat(Enumerable.Repeat(" ?? 1", 3_000)), "PB2008" },
        { "s" + string.Concat(Enumerable.Repeat(".Trim()", 2_000)), "PB2008" },
        { "customer" + string.Concat(Enumerable.Repeat(".a", 8_000)), "PB2008" },
        { string.Concat(Enumerable.Repeat("list.Any(", 1_500)), "PB2008" },
        { string.Concat(Enumerable.Repeat("new(", 4_000)), "PB2008" },
        { string.Concat(Enumerable.Repeat("new[] {", 2_000)), "PB2008" },
        { "list.OrderBy(it)" + string.Concat(Enumerable.Repeat(".ThenBy(it)", 1_400)), "PB2008" },
        { string.Concat(Enumerable.Repeat("list.Any(", 9)) + "it > 1" + new string(')', 9), "PB2008" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void DepthIsADiagnosticAndNoCrash(string text, string code)
    {
        Assert.Null(SampleFacts.Check(text, out var diagnostics));
        Assert.Equal(code, Assert.Single(diagnostics, diagnostic => diagnostic.IsError && diagnostic.Code is "PB2008" or "PB2009").Code);
    }

    [Theory]
    [InlineData("ExpressionUtils.CheckContains(s, ", ")")]
    [InlineData("string.Concat(1, ", ")")]
    [InlineData("string.Concat(", ", 1, 2, 3)")]
    [InlineData("(Sunday == ", ")")]
    [InlineData("(", " == Sunday)")]
    [InlineData("(", " in (null, 1))")]
    [InlineData("int?(", ")")]
    [InlineData("DateTime(1, 2, 3, 4, 5, 6, ", ")")]
    [InlineData("Regex.IsMatch(", ", 'a', RegexOptions.None)")]
    [InlineData("list.Cast(", ")")]
    [InlineData("(s & ", ")")]
    public void WhatStandsInOneAnotherIsLookedAtOnce(string before, string behind)
    {
        const int Deep = 40;
        var text = string.Concat(Enumerable.Repeat(before, Deep)) + "unheardOf" + string.Concat(Enumerable.Repeat(behind, Deep));

        Assert.Null(SampleFacts.Check(text, out var diagnostics, scope: SampleFacts.WorkflowScope));
        Assert.InRange(diagnostics.Count(diagnostic => diagnostic.Message.Contains("unheardOf", StringComparison.Ordinal)), 0, 1);
    }

    [Fact]
    public void LongChainsOfConditionsAreNotDeep()
    {
        var expression = SampleFacts.Check("b" + string.Concat(Enumerable.Repeat(" and i > 3", 1_400)), out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(FactState.Known, expression!.Evaluate(SampleFacts.Frame(), out var value));
        Assert.Equal(true, value);
    }

    [Fact]
    public void TheDeepestTreeThatIsAllowedIsEvaluated()
    {
        var text = new string('(', 95) + "1" + string.Concat(Enumerable.Repeat(" + 1", ExpressionLimits.Height - 1)) + new string(')', 95);
        var expression = SampleFacts.Check(text, out var diagnostics);
        Assert.Empty(diagnostics);
        expression!.Evaluate(SampleFacts.Frame(), out var value);
        Assert.Equal(ExpressionLimits.Height, value);
    }

    [Theory]
    [InlineData("list.All(it > 0 and list.All(it > 0 and list.All(it > 0)))")]
    [InlineData("words.Select(w => w + w).Count() > 0 and list.Sum(x => list.Sum(y => list.Sum(z => z))) > 0")]
    public void StepsAreCounted(string text)
    {
        var expression = SampleFacts.Check(text, out _)!;
        var frame = SampleFacts.Frame(stepLimit: 10);
        Assert.Equal(FactState.Failed, expression.Evaluate(frame, out _));
        Assert.Equal("PB2306", frame.Failure!.Diagnostic.Code);
        Assert.Equal("evaluating takes more than 10 steps", frame.Failure.Message);
        Assert.Equal(10, frame.Steps);
        frame.Reset();
        Assert.Equal(0, frame.Steps);
        Assert.Null(frame.Failure);
    }

    [Theory]
    [InlineData("s.PadLeft(1000000).Replace(' ', '          ')")]
    [InlineData("s.PadLeft(1000000) + s.PadLeft(1000000)")]
    [InlineData("string.Join(s.PadLeft(1000000), list)")]
    public void TextsDoNotGrowWithoutEnd(string text)
    {
        var frame = SampleFacts.Frame();
        Assert.Equal(FactState.Failed, SampleFacts.Check(text, out _)!.Evaluate(frame, out _));
        Assert.Equal("PB2307", frame.Failure!.Diagnostic.Code);
    }

    [Fact]
    public void AnExpressionThatIsTooLongIsPointedAtWhereItIsTooLong()
    {
        var diagnostics = Assert.Single(Diagnose(new string(' ', ExpressionLimits.Length) + "1"));
        Assert.Equal("PB2009", diagnostics.Code);
        Assert.Equal(ExpressionLimits.Length + 1, diagnostics.Location.Position.Column);
    }

    private static List<Diagnostic> Diagnose(string text)
    {
        SampleFacts.Check(text, out var diagnostics);
        return diagnostics;
    }
}
