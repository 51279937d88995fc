using System.Globalization;
using System.Text;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Says in the author's words why a condition does not hold: <c>account.valueTier is `High`, needs `Low`</c>.</summary>
internal static class Reasons
{
    /// <summary>Why a rule for contacts matched nowhere.</summary>
    public const string NoContacts = "the account has no contacts";

    private const int MostValues = 3;

    // Each decision gives some dozen reasons.
    [ThreadStatic]
    private static StringBuilder? s_text;

    /// <summary>Why a condition of a rule stands in the way.</summary>
    public static string Of(DecisionRun run, CompiledRule rule, int contact, Obstacle obstacle)
    {
        var text = Begin();
        Append(text, run, rule, contact, obstacle);
        return text.ToString();
    }

    /// <summary>Why several conditions do.</summary>
    public static string OfAll(DecisionRun run, CompiledRule rule, int contact, List<Obstacle> obstacles)
    {
        var text = Begin();
        for (var i = 0; i < Math.Min(obstacles.Count, MostValues); i++)
        {
            text.Append(i == 0 ? "" : "; ");
            Append(text, run, rule, contact, obstacles[i]);
        }
        if (obstacles.Count > MostValues)
        {
            text.Append(CultureInfo.InvariantCulture, $"; and {obstacles.Count - MostValues} more");
        }
        return text.ToString();
    }

    private static StringBuilder Begin() => (s_text ??= new StringBuilder()).Clear();

    private static void Append(StringBuilder text, DecisionRun run, CompiledRule rule, int contact, Obstacle obstacle)
    {
        switch (obstacle.Kind)
        {
            case ObstacleKind.Days:
                AppendDays(text, rule.Rule);
                break;
            case ObstacleKind.Cell:
                AppendCell(text, run, contact, obstacle.Cell!.Cell);
                break;
            case ObstacleKind.Condition:
                AppendCondition(text, run, rule.Rule.If!, contact, obstacle);
                break;
            case ObstacleKind.NothingToAsk:
                text.AppendJoin(" and ", rule.Rule.Ask.Select(fact => fact.Name)).Append(rule.Rule.Ask.Length == 1 ? " is" : " are").Append(" known already");
                break;
            default:
                text.Append('`').Append(run.MatchedFirst[contact + 1][rule.Playbook]!.Rule.Id).Append("` of the same playbook matched");
                break;
        }
    }

    private static void AppendDays(StringBuilder text, Rule rule)
    {
        if (rule.From is { } from)
        {
            text.Append(CultureInfo.InvariantCulture, $"holds from {from:yyyy-MM-dd}");
        }
        if (rule.Until is { } until)
        {
            text.Append(rule.From is null ? "held" : "").Append(CultureInfo.InvariantCulture, $" until {until:yyyy-MM-dd}");
        }
    }

    private static void AppendCell(StringBuilder text, DecisionRun run, int contact, Cell cell)
    {
        text.Append(cell.Fact.Name).Append(' ');
        AppendState(text, run.RowOf(cell.Fact.Entity, contact), cell.Fact.Column);
        text.Append(", needs `").Append(ReasonText.Of(cell.Text)).Append('`');
    }

    private static void AppendState(StringBuilder text, FactRow? row, Column column)
    {
        switch (row?.State(column) ?? FactState.NotKnown)
        {
            case FactState.Known:
                text.Append("is `").Append(ReasonText.Of(row!.Get(column))).Append('`');
                break;
            case FactState.Failed:
                text.Append("could not be worked out");
                break;
            default:
                text.Append("is not known");
                break;
        }
    }

    private static void AppendCondition(StringBuilder text, DecisionRun run, CheckedExpression condition, int contact, Obstacle obstacle)
    {
        text.Append('`').Append(ReasonText.Of(condition.Text)).Append("` ");
        switch (obstacle.Verdict)
        {
            case Verdict.Failed:
                text.Append("could not be worked out: ").Append(obstacle.Failure?.Message ?? "it rests on a fact that failed");
                break;
            case Verdict.NotKnown:
                text.Append("is not known");
                AppendFacts(text, run, condition, contact, FactState.NotKnown);
                break;
            default:
                text.Append("does not hold");
                AppendFacts(text, run, condition, contact, FactState.Known);
                break;
        }
    }

    // What the condition reads and is in the given state; lists of contacts are too long to show.
    private static void AppendFacts(StringBuilder text, DecisionRun run, CheckedExpression condition, int contact, FactState state)
    {
        var shown = 0;
        foreach (var source in run.Workspace.Roots.SourcesOf(condition))
        {
            var row = source.OfAllContacts ? null : run.RowOf(source.Fact.Entity, contact);
            if (!source.OfAllContacts && (row?.State(source.Fact.Column) ?? FactState.NotKnown) == state)
            {
                text.Append(shown == 0 ? " (" : ", ").Append(source.Fact.Name).Append(' ');
                AppendState(text, row, source.Fact.Column);
                if (++shown == MostValues)
                {
                    break;
                }
            }
        }
        text.Append(shown == 0 ? "" : ")");
    }
}
