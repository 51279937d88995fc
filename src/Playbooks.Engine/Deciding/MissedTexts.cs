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

    /// <summary>The members of the rule and the reason, up to the words.</summary>
    public SharedText Head { get; } = PlainJson.Share(json =>
    {
        json.Text(DecisionNames.Rule, rule.Rule.Id);
        json.Text(DecisionNames.Reason, DecisionWords.Of(NotChosenReason.NotMatched));
        json.Name(DecisionNames.Why).StartText();
    });

    /// <summary>Adds why a cell of the rule does not hold to the text that is being written.</summary>
    public void Write(PlainJson json, ReasonFacts facts, CellPredicate cell, ReasonWords words)
    {
        var (fact, texts) = (cell.Cell.Fact, TextsOf(cell));
        var row = facts.RowOf(fact.Entity);
        switch (row?.State(fact.Column) ?? FactState.NotKnown)
        {
            case FactState.Known when ValueOf(row!, fact.Column) is >= 0 and < MostValues and var value:
                json.Part(Text(texts, FirstValue + value, words, cell, row));
                break;
            case FactState.Known:
                json.Part(Text(texts, BeforeValue, words, cell, row));
                words.Clear();
                json.Part(words.AppendValue(row!, fact.Column).Written);
                json.Part(Text(texts, BehindValue, words, cell, row));
                break;
            case FactState.Failed:
                json.Part(Text(texts, Failed, words, cell, row));
                break;
            default:
                json.Part(Text(texts, NotKnown, words, cell, row));
                break;
        }
    }

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

    private static SharedText Text(SharedText?[] texts, long which, ReasonWords words, CellPredicate cell, FactRow? row) =>
        texts[which] ??= Share(which, words, cell.Cell, row);

    private static SharedText Share(long which, ReasonWords words, Cell cell, FactRow? row)
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
