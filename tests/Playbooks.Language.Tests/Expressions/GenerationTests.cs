using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

/// <summary>Generated code has to agree with the delegates that it stands for in value, state and steps, and to give up where they fail.</summary>
public class GenerationTests
{
    private const int DefaultCases = 100_000;

    // Making the code takes longer than running it many times.
    private const int FactsEach = 50;

    [Fact]
    public void GeneratedAndCompiledAgreeOnRandomExpressions()
    {
        var cases = int.TryParse(Environment.GetEnvironmentVariable("PLAYBOOKS_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : DefaultCases;
        var states = new int[3];
        var property = Prop.ForAll(Arb.From(RandomExpressions.OfAnyType), Arb.From(RandomFacts.Seeds), (text, seed) => Agree(text, seed, states));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, cases / FactsEach)).WithStartSize(2).WithEndSize(60), property);
        Assert.All(states, count => Assert.True(count > cases / 100, "not known, known and failed all have to occur often"));
    }

    [Theory]
    [InlineData("(r.bool ? ", "1", " : 2)", 45)]
    [InlineData("", "r.long", " + r.long2", 190)]
    [InlineData("count(r.rows, whole > ", "0", ")", 7)]
    [InlineData("(r.int ?? ", "r.int2", ")", 45)]
    public void WhatIsNestedAsDeepAsItMayBeAgreesToo(string before, string innermost, string behind, int levels)
    {
        var text = string.Concat(Enumerable.Repeat(before, levels)) + innermost + string.Concat(Enumerable.Repeat(behind, levels));
        List<Diagnostic> diagnostics = [];
        Assert.True(Expression.Check(Excerpt.Of(text), RandomFacts.Scope, diagnostics) is not null, string.Join('\n', diagnostics));
        Agree(text, seed: 7, new int[3]);
    }

    private static void Agree(string text, int seed, int[] states)
    {
        if (Expression.Check(Excerpt.Of(text), RandomFacts.Scope, []) is not { } expression)
        {
            return;
        }
        var layout = new RowLayout("derived", [("other", DataType.Long), ("value", expression.Type)]);
        var column = layout.Columns[1];
        var (compiled, code) = (expression.CompileTo(column), new WriterCode());
        expression.GenerateTo(column, code);
        var generated = code.Compile();
        for (var i = 0; i < FactsEach; i++)
        {
            var (frame, other) = (RandomFacts.Frame(seed + i), RandomFacts.Frame(seed + i));
            var (row, expected) = (new FactRow(layout), new FactRow(layout));
            var (state, wanted) = (generated(frame, row), compiled(other, expected));
            states[(int)wanted]++;
            Assert.True(
                state == (wanted != FactState.Failed) && (!state || Show(row, frame) == Show(expected, other)),
                $"{text}\nfacts {seed + i}\ngenerated {state} {Show(row, frame)}\ncompiled  {wanted} {Show(expected, other)}");
        }
    }

    private static string Show(FactRow row, EvaluationFrame frame)
    {
        var column = row.Layout.Columns[1];
        // All bits: not a number is another one with another sign.
        var bits = column.Storage is SlotStorage.Bits or SlotStorage.Reals ? row.GetBits(column) : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{row.State(column)} {row.Get(column)} {bits:x} {frame.Steps}");
    }
}
