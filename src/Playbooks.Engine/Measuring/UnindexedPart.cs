using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Compiling.Index;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Measuring;

/// <summary>A part of a rule that the index cannot look up, so that it is tested for each contact whom the rest of the rule lets through.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">Where the part stands.</param>
/// <param name="What">The part as it is written.</param>
/// <param name="Why">Why it is tested.</param>
/// <param name="Instead">What to write instead.</param>
public sealed record UnindexedPart(Rule Rule, Location Location, string What, string Why, string Instead);

/// <summary>Finds what the index cannot look up.</summary>
internal static class UnindexedParts
{
    public static ImmutableArray<UnindexedPart> Of(CompiledWorkspace workspace) =>
    [
        .. Of([.. workspace.Rules.Where(rule => rule.Rule.For == Entity.Contact)], workspace)
            .Concat(Of([.. workspace.Rules.Where(rule => rule.Rule.For != Entity.Contact)], workspace))
            .OrderBy(part => part.Location.Document, StringComparer.Ordinal)
            .ThenBy(part => part.Location.Span.Start),
    ];

    private static IEnumerable<UnindexedPart> Of(CompiledRule[] rules, CompiledWorkspace workspace)
    {
        var plan = IndexedRules.Of(rules);
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = rules[i].Rule;
            foreach (var predicate in plan.LeftOf(i) ?? [])
            {
                yield return OfCell(rule, predicate.Cell);
            }
            if (rule.If is { } condition)
            {
                yield return new UnindexedPart(
                    rule,
                    condition.Excerpt.Locate(new(0, condition.Text.Length)),
                    condition.Text,
                    "a condition is worked out, not looked up",
                    ConditionCells.Of(condition.Text, workspace.Workspace.Vocabulary) is { } cells
                        ? $"write it as cells in `when`: {cells}"
                        : "derive a boolean fact from it in facts.json, and ask for that in `when`: it is then worked out once");
            }
        }
    }

    private static UnindexedPart OfCell(Rule rule, Cell cell)
    {
        var at = rule.When.LastIndexOf(cell);
        var isSecond = rule.When.Count(other => other.Fact == cell.Fact) > 1;
        var (why, instead) = cell.Test switch
        {
            _ when isSecond => ($"`{cell.Fact.Name}` stands in two cells", "say it in one: `10 to 20`, or `A | B`"),
            TextTest { Match: TextMatch.Ends } => ("the end of a text is looked at, not looked up", "name the values, `A | B`, or derive a choice from the text in facts.json"),
            TextTest { Match: TextMatch.Contains } => ("a text is searched, not looked up", "name the values, `A | B`, begin with `starts`, or derive a choice from the text in facts.json"),
            HasTest => ("a list is searched, not looked up", "derive a boolean fact from it in facts.json, and ask for that"),
            _ => ("its values lie too far out to be looked up", "write smaller numbers or a nearer date"),
        };
        return new UnindexedPart(rule, new Location(rule.Source, rule.CellPlaces[at], ""), $"{cell.Fact.Name}: {cell.Text}", why, instead);
    }
}
