using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

/// <summary>Compiled and interpreted have to agree on every expression and every row: value, state and failure.</summary>
public class AgreementTests
{
    private const int DefaultCases = 100_000;
    private const int FactsEach = 4;

    [Fact]
    public void CompiledAndInterpretedAgreeOnRandomExpressions() => AgreeOnAll(RandomFacts.Scope, share: 1);

    [Fact]
    public void CompiledAndInterpretedAgreeUnderTheRulesOfWorkflows() => AgreeOnAll(RandomFacts.WorkflowScope, share: 4);

    private static void AgreeOnAll(ExpressionScope scope, int share)
    {
        var cases = int.TryParse(Environment.GetEnvironmentVariable("PLAYBOOKS_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : DefaultCases;
        cases /= share;
        var states = new int[3];
        // Each expression meets many rows, so that most of the time goes into evaluating.
        var property = Prop.ForAll(
            Arb.From(RandomExpressions.OfAnyType),
            Arb.From(RandomFacts.Seeds),
            (text, seed) => Agree(text, scope, seed, states));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, cases / FactsEach)).WithStartSize(2).WithEndSize(60), property);
        Assert.All(states, count => Assert.True(count > cases / 50, "not known, known and failed all have to occur often"));
    }

    private static void Agree(string text, ExpressionScope scope, int seed, int[] states)
    {
        List<Diagnostic> diagnostics = [];
        var expression = Expression.Check(Excerpt.Of(text), scope, diagnostics);
        if (expression is null)
        {
            // A literal zero as a divisor is the one mistake that random expressions have, and nesting the other.
            Assert.True(diagnostics.TrueForAll(diagnostic => !diagnostic.IsError || diagnostic.Code is "PB2211" or "PB2008"), $"{text}\n{string.Join('\n', diagnostics)}");
            return;
        }
        for (var i = 0; i < FactsEach; i++)
        {
            var (compiled, interpreted) = (RandomFacts.Frame(seed + i), RandomFacts.Frame(seed + i));
            var state = expression.Evaluate(compiled, out var value);
            var other = expression.Interpret(interpreted, out var expected);
            states[(int)state]++;
            Assert.True(state == other && Show(value, compiled, state) == Show(expected, interpreted, other),
                $"{text}\nfacts {seed + i}\ncompiled    {state} {Show(value, compiled, state)}\ninterpreted {other} {Show(expected, interpreted, other)}");
        }
    }

    private static string Show(object? value, EvaluationFrame frame, FactState state) => state switch
    {
        FactState.Failed => frame.Failure!.Diagnostic.ToString(),
        FactState.NotKnown => value is null ? "" : "not known with a value",
        _ => $"{value!.GetType().Name} {ValueText.Format(value)} {(value is ListValue list ? list.ElementType : null)}",
    };
}
