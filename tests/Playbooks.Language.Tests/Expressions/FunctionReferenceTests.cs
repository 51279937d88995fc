using System.Collections.Immutable;
using Playbooks.Language.Expressions;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

/// <summary>The reference says of every function what it is, and its examples give what they say.</summary>
public sealed class FunctionReferenceTests
{
    private static readonly ImmutableArray<FunctionEntry> All =
        [.. FunctionReference.Functions, .. FunctionReference.Special, .. FunctionReference.Statics, .. FunctionReference.Members, .. FunctionReference.Lists];

    [Fact]
    public void EveryExampleGivesWhatItSays() => Assert.Empty(All.Where(entry => Value(entry.Example) != entry.Result).Select(entry => $"{entry.Example}: {Value(entry.Example)}, not {entry.Result}"));

    [Fact]
    public void EveryExampleUsesItsFunction() => Assert.DoesNotContain(All, entry => !entry.Example.Contains(entry.Name.Split('.')[^1], StringComparison.Ordinal));

    [Fact]
    public void EveryFunctionIsThere()
    {
        Assert.Equal(Sorted(FunctionTable.FunctionNames), Sorted(FunctionReference.Functions.Select(entry => entry.Name)));
        Assert.Equal(Sorted(FunctionTable.StaticFunctionNames), Sorted(FunctionReference.Statics.Select(entry => entry.Name)));
        Assert.Equal(Sorted(FunctionTable.ScalarMembers), Sorted(FunctionReference.Members.Select(entry => entry.Name)));
        Assert.Equal(Sorted(ListMethodForm.Names), Sorted(FunctionReference.Lists.Select(entry => entry.Name)));
    }

    [Fact]
    public void AFormNamesItsTypesInTheAuthorsWords()
    {
        Assert.Contains("(number, integer): number", FunctionReference.Functions.Single(entry => entry.Name == "round").Forms);
        Assert.Contains("text.Substring(integer, integer): text", FunctionReference.Members.Single(entry => entry.Name == "Substring").Forms);
        Assert.Contains("date.Year: integer", FunctionReference.Members.Single(entry => entry.Name == "Year").Forms);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);

    private static string Value(string text)
    {
        List<Playbooks.Language.Diagnostics.Diagnostic> diagnostics = [];
        if (Expression.Check(Excerpt.Of(text), ExpressionScope.Empty, diagnostics) is not { } expression)
        {
            return string.Join(", ", diagnostics);
        }
        var frame = new EvaluationFrame(DateTimeOffset.UnixEpoch);
        return expression.Evaluate(frame, out var value) == FactState.Failed ? frame.Failure!.Message : ValueText.Format(value);
    }
}
