using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Proving;

/// <summary>Says line by line how a decision differs from what an example expects.</summary>
internal static class ExampleDifferences
{
    public static ImmutableArray<string> Between(Example example, Decision decision)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var expected in example.ExpectedFacts)
        {
            AddFact(lines, expected, decision);
        }
        if (example.Expected is { } actions)
        {
            AddActions(lines, example, actions, decision);
        }
        foreach (var never in example.Never)
        {
            foreach (var action in decision.Actions.Where(action => action.Action.Id == never))
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"never {never}, and it stands at {action.Rank}: {Describe(action)}"));
            }
        }
        return lines.ToImmutable();
    }

    private static void AddFact(ImmutableArray<string>.Builder lines, ExpectedFact expected, Decision decision)
    {
        var fact = expected.Fact;
        var row = fact.Entity switch
        {
            Entity.Account => decision.Account,
            Entity.Contact => decision.Account.Children(0)[0],
            _ => decision.Event,
        };
        var state = row?.State(fact.Column) ?? FactState.NotKnown;
        var actual = state == FactState.Known ? row!.Get(fact.Column) : null;
        if (state == FactState.Failed || !IsSame(expected.Value, actual))
        {
            var wanted = expected.Value is null ? "not known" : $"`{ReasonText.Of(expected.Value)}`";
            var found = state switch
            {
                FactState.Known => $"it is `{ReasonText.Of(actual)}`",
                FactState.Failed => "it could not be worked out",
                _ => "it is not known",
            };
            lines.Add($"{fact.Name}: expected {wanted}, {found}");
        }
    }

    private static bool IsSame(object? expected, object? actual) => (expected, actual) switch
    {
        (ListValue wanted, ListValue found) => wanted.SequenceEqual(found),
        // An author writes the digits that matter: 0.333 is a third.
        (double wanted, double found) => wanted.Equals(found) || Math.Abs(wanted - found) <= 0.0005 * Math.Max(1, Math.Abs(wanted)),
        _ => Equals(expected, actual),
    };

    private static void AddActions(ImmutableArray<string>.Builder lines, Example example, ImmutableArray<ExpectedAction> expected, Decision decision)
    {
        var actual = example.First is { } first ? decision.Actions[..Math.Min(first, decision.Actions.Length)] : decision.Actions;
        var wanted = example.First is { } most ? expected[..Math.Min(most, expected.Length)] : expected;
        if (wanted.Length == actual.Length && wanted.Zip(actual).All(pair => pair.First.IsMetBy(pair.Second)))
        {
            return;
        }
        foreach (var line in ListDifference.Of(wanted, actual, (want, got) => want.IsMetBy(got)))
        {
            lines.Add(line switch
            {
                (null, { } got) => $"+ {Describe(got)}",
                ({ } want, null) => $"- {want}{WhyNot(want, decision)}",
                (_, { } got) => $"  {Describe(got)}",
                _ => "",
            });
        }
    }

    private static string Describe(RecommendedAction action) =>
        $"{action.Action.Id}{(action.Contact is null ? "" : $" for {action.Contact}")} by {action.Rule.Id} in {action.Band}";

    private static string WhyNot(ExpectedAction wanted, Decision decision)
    {
        var reason = decision.NotChosen.FirstOrDefault(other => other.Action == wanted.Action && (wanted.Contact is null || other.Contact == wanted.Contact));
        return reason is null ? "" : $"  ({reason.Rule}: {reason.Why})";
    }
}
