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

    /// <summary>The same for an action that such a rule wants.</summary>
    public static readonly Removal Nobody = Removal.Of(NotChosenReason.NotMatched, NoContacts);

    /// <summary>Of more conditions it is said how many there are.</summary>
    public const int MostToldOf = 3;

    private const int MostValues = 3;
    private const string Between = "; ";
    private const string IsValue = "is `";

    // Each decision gives some dozen reasons.
    [ThreadStatic]
    private static ReasonWords? s_words;

    [ThreadStatic]
    private static List<Obstacle>? s_obstacles;

    /// <summary>Why a condition of a rule stands in the way.</summary>
    public static string Of(DecisionRun run, CompiledRule rule, int contact, Obstacle obstacle)
    {
        var words = Begin();
        Append(words, run.ReasonFactsOf(contact), rule, obstacle, run.Matching.FirstOf(contact, rule.Playbook));
        return words.ToString();
    }

    /// <summary>Why all the conditions do that stand in the way of a rule for a contact, of whom the run's frame must speak.</summary>
    public static string OfAll(DecisionRun run, CompiledRule rule, int contact)
    {
        var words = Begin();
        Append(words, run.ReasonFactsOf(contact), rule, run.Obstacles.Of(rule, contact), run.Matching.FirstOf(contact, rule.Playbook));
        return words.ToString();
    }

    /// <summary>Writes a rule that no other has a say in, and the same of it.</summary>
    public static void Write(PlainJson json, ReasonFacts facts, CompiledRule rule, MissedTexts texts)
    {
        var obstacles = s_obstacles ??= [];
        facts.FindObstacles(rule, obstacles);
        if (texts.Whole(facts, obstacles) is { } whole)
        {
            json.Members(whole);
        }
        else
        {
            json.Members(texts.Head);
            WriteParts(json, facts, rule, texts, obstacles);
            json.EndText();
        }
        obstacles.Clear();
    }

    /// <summary>The same in words that stand until the thread asks for others.</summary>
    public static ReadOnlySpan<char> OfAll(ReasonFacts facts, CompiledRule rule)
    {
        var obstacles = s_obstacles ??= [];
        facts.FindObstacles(rule, obstacles);
        var words = WordsOf(facts, rule, obstacles);
        obstacles.Clear();
        ReasonFacts.Forget();
        return words;
    }

    /// <summary>The same of what was found to stand in the way.</summary>
    public static ReadOnlySpan<char> WordsOf(ReasonFacts facts, CompiledRule rule, List<Obstacle> obstacles)
    {
        var words = Begin();
        Append(words, facts, rule, obstacles, null);
        return words.Written;
    }

    private static void WriteParts(PlainJson json, ReasonFacts facts, CompiledRule rule, MissedTexts texts, List<Obstacle> obstacles)
    {
        var words = Begin();
        for (var i = 0; i < Math.Min(obstacles.Count, MostToldOf); i++)
        {
            json.Part(i == 0 ? "" : Between);
            if (obstacles[i].Cell is { } cell)
            {
                texts.Write(json, facts, cell, words);
                continue;
            }
            words.Clear();
            Append(words, facts, rule, obstacles[i], null);
            json.Part(words.Written);
        }
        words.Clear();
        AppendRest(words, obstacles);
        json.Part(words.Written);
    }

    private static ReasonWords Begin()
    {
        var words = s_words ??= new ReasonWords();
        words.Clear();
        return words;
    }

    private static void Append(ReasonWords words, ReasonFacts facts, CompiledRule rule, List<Obstacle> obstacles, CompiledRule? first)
    {
        for (var i = 0; i < Math.Min(obstacles.Count, MostToldOf); i++)
        {
            words.Append(i == 0 ? "" : Between);
            Append(words, facts, rule, obstacles[i], first);
        }
        AppendRest(words, obstacles);
    }

    private static void AppendRest(ReasonWords words, List<Obstacle> obstacles)
    {
        if (obstacles.Count > MostToldOf)
        {
            words.Append("; and ").Append(obstacles.Count - MostToldOf).Append(" more");
        }
    }

    private static void Append(ReasonWords words, ReasonFacts facts, CompiledRule rule, Obstacle obstacle, CompiledRule? first)
    {
        switch (obstacle.Kind)
        {
            case ObstacleKind.Days:
                AppendDays(words, rule.Rule);
                break;
            case ObstacleKind.Cell:
                AppendCell(words, facts.RowOf(obstacle.Cell!.Cell.Fact.Entity), obstacle.Cell.Cell);
                break;
            case ObstacleKind.Condition:
                AppendCondition(words, facts, rule.Rule.If!, obstacle);
                break;
            case ObstacleKind.NothingToAsk:
                words.Append(string.Join(" and ", rule.Rule.Ask.Select(fact => fact.Name))).Append(rule.Rule.Ask.Length == 1 ? " is" : " are").Append(" known already");
                break;
            default:
                words.Append("`").Append(first!.Rule.Id).Append("` of the same playbook matched");
                break;
        }
    }

    private static void AppendDays(ReasonWords words, Rule rule)
    {
        if (rule.From is { } from)
        {
            words.Append("holds from ").Append(from);
        }
        if (rule.Until is { } until)
        {
            words.Append(rule.From is null ? "held" : "").Append(" until ").Append(until);
        }
    }

    /// <summary>Why a cell does not hold.</summary>
    public static void AppendCell(ReasonWords words, FactRow? row, Cell cell)
    {
        words.Append(cell.Fact.Name).Append(" ");
        AppendState(words, row, cell.Fact.Column);
        AppendNeeds(words, cell);
    }

    /// <summary>What stands before the value where a cell does not hold for it.</summary>
    public static void AppendBeforeValue(ReasonWords words, Cell cell) => words.Append(cell.Fact.Name).Append(" ").Append(IsValue);

    /// <summary>What stands behind that value.</summary>
    public static void AppendBehindValue(ReasonWords words, Cell cell)
    {
        words.Append("`");
        AppendNeeds(words, cell);
    }

    private static void AppendNeeds(ReasonWords words, Cell cell) => words.Append(", needs `").Append(ReasonText.Of(cell.Text)).Append("`");

    private static void AppendState(ReasonWords words, FactRow? row, Column column)
    {
        switch (row?.State(column) ?? FactState.NotKnown)
        {
            case FactState.Known:
                words.Append(IsValue).AppendValue(row!, column).Append("`");
                break;
            case FactState.Failed:
                words.Append("could not be worked out");
                break;
            default:
                words.Append("is not known");
                break;
        }
    }

    private static void AppendCondition(ReasonWords words, ReasonFacts facts, CheckedExpression condition, Obstacle obstacle)
    {
        words.Append("`").Append(ReasonText.Of(condition.Text)).Append("` ");
        switch (obstacle.Verdict)
        {
            case Verdict.Failed:
                words.Append("could not be worked out: ").Append(obstacle.Failure?.Message ?? "it rests on a fact that failed");
                break;
            case Verdict.NotKnown:
                words.Append("is not known");
                AppendFacts(words, facts, condition, FactState.NotKnown);
                break;
            default:
                words.Append("does not hold");
                AppendFacts(words, facts, condition, FactState.Known);
                break;
        }
    }

    // What the condition reads and is in the given state; lists of contacts are too long to show.
    private static void AppendFacts(ReasonWords words, ReasonFacts facts, CheckedExpression condition, FactState state)
    {
        var shown = 0;
        foreach (var source in facts.Roots.SourcesOf(condition))
        {
            var row = source.OfAllContacts ? null : facts.RowOf(source.Fact.Entity);
            if (!source.OfAllContacts && (row?.State(source.Fact.Column) ?? FactState.NotKnown) == state)
            {
                words.Append(shown == 0 ? " (" : ", ").Append(source.Fact.Name).Append(" ");
                AppendState(words, row, source.Fact.Column);
                if (++shown == MostValues)
                {
                    break;
                }
            }
        }
        words.Append(shown == 0 ? "" : ")");
    }
}
