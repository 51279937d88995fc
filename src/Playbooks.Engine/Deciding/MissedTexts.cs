using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>What there is to say of a rule that did not match, whoever it is about: its name, and why each of its cells does not hold.</summary>
/// <param name="rule">The rule.</param>
internal sealed class MissedTexts(CompiledRule rule)
{
    private const int NotKnown = 0;
    private const int Failed = 1;
    private const int BeforeValue = 2;
    private const int BehindValue = 3;
    private const int FirstValue = 4;

    // A choice of more values is written out.
    private const int MostValues = 32;

    private readonly SharedText?[]?[] _cells = new SharedText?[]?[rule.Cells.Length];
    private readonly WholeReasons _wholes = new();

    /// <summary>The rule.</summary>
    public CompiledRule Rule => rule;

    /// <summary>The members of the rule and the reason, up to the words.</summary>
    public SharedText Head { get; } = PlainJson.Share(json =>
    {
        json.Text(DecisionNames.Rule, rule.Rule.Id);
        json.Text(DecisionNames.Reason, DecisionWords.Of(NotChosenReason.NotMatched));
        json.Name(DecisionNames.Why).StartText();
    });

    /// <summary>All these members, where many may have these words alike; else null.</summary>
    /// <param name="facts">What the words speak of.</param>
    /// <param name="obstacles">What stands in the way of the rule.</param>
    public SharedText? Whole(ReasonFacts facts, List<Obstacle> obstacles)
    {
        var number = NumberOf(facts, obstacles);
        if (number == 0)
        {
            return null;
        }
        var known = _wholes.Find(number);
        return known is not null || _wholes.IsFull ? known : _wholes.Keep(number, ShareWhole(facts, obstacles));
    }

    /// <summary>Adds why a cell of the rule does not hold to the text that is being written.</summary>
    public void Write(PlainJson json, ReasonFacts facts, CellPredicate cell, ReasonWords words)
    {
        var (fact, texts) = (cell.Cell.Fact, TextsOf(cell));
        var row = facts.RowOf(fact.Entity);
        if (WhichOf(row, fact.Column) is { } which)
        {
            json.Part(Text(texts, which, words, cell, row));
            return;
        }
        json.Part(Text(texts, BeforeValue, words, cell, row));
        words.Clear();
        json.Part(words.AppendValue(row!, fact.Column).Written);
        json.Part(Text(texts, BehindValue, words, cell, row));
    }

    private SharedText ShareWhole(ReasonFacts facts, List<Obstacle> obstacles) => PlainJson.Share(json =>
    {
        json.Members(Head);
        json.Part(Reasons.WordsOf(facts, rule, obstacles));
        json.EndText();
    });

    // How many there are, and of those that are told of, each in two bytes, which cell it is and what is there of its fact.
    // 0 where that does not say it all: of a condition, and of values that are written out.
    private ulong NumberOf(ReasonFacts facts, List<Obstacle> obstacles)
    {
        if (obstacles.Count > byte.MaxValue || rule.Cells.Length > byte.MaxValue)
        {
            return 0;
        }
        var (number, place) = ((ulong)obstacles.Count, 0);
        for (var i = 0; i < Math.Min(obstacles.Count, Reasons.MostToldOf); i++)
        {
            if (obstacles[i].Cell is not { Cell.Fact: var fact } cell || WhichOf(facts.RowOf(fact.Entity), fact.Column) is not { } which)
            {
                return 0;
            }
            // They stand in the order of the cells.
            while (rule.Cells[place] != cell)
            {
                place++;
            }
            number = (number << 16) | (uint)(place << 8) | (uint)which;
        }
        return number;
    }

    // Which text says what is there of a fact; null where its value is written out.
    private static int? WhichOf(FactRow? row, Column column) => row?.State(column) switch
    {
        FactState.Known => ValueOf(row!, column) is >= 0 and < MostValues and var value ? FirstValue + (int)value : null,
        FactState.Failed => Failed,
        _ => NotKnown,
    };

    // Of a type with few values, which of them; else -1.
    private static long ValueOf(FactRow row, Column column) => column.Type switch
    {
        ChoiceType => row.GetBits(column),
        ScalarType { Kind: ScalarKind.Bool } => row.GetBits(column) != 0 ? 1 : 0,
        _ => -1,
    };

    private SharedText?[] TextsOf(CellPredicate cell)
    {
        var place = rule.Cells.IndexOf(cell);
        return _cells[place] ??= new SharedText?[FirstValue + (cell.Cell.Fact.Column.Type switch
        {
            ChoiceType choice => Math.Min(choice.Values.Length, MostValues),
            ScalarType { Kind: ScalarKind.Bool } => 2,
            _ => 0,
        })];
    }

    private static SharedText Text(SharedText?[] texts, int which, ReasonWords words, CellPredicate cell, FactRow? row) =>
        texts[which] ??= Share(which, words, cell.Cell, row);

    private static SharedText Share(int which, ReasonWords words, Cell cell, FactRow? row)
    {
        words.Clear();
        switch (which)
        {
            case BeforeValue:
                Reasons.AppendBeforeValue(words, cell);
                break;
            case BehindValue:
                Reasons.AppendBehindValue(words, cell);
                break;
            default:
                Reasons.AppendCell(words, row, cell);
                break;
        }
        return PlainJson.Share(json => json.Part(words.Written));
    }
}
