using System.Text;
using CsvHelper;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book;

/// <summary>Decisions as a CSV table for spreadsheets, the rows of <see cref="DecisionCells"/>, written without making cells of them.</summary>
internal sealed class DecisionTable : IDecisionWriter
{
    private readonly CsvWriter _writer;
    private readonly DecisionCells _cells;
    private readonly List<RecommendedAction> _actions = [];
    private readonly StringBuilder _others = new();
    // Actions are due at a few times.
    private readonly Dictionary<DateTimeOffset, string> _times = [];

    /// <param name="stream">Where it goes.</param>
    /// <param name="cells">What it is made of.</param>
    /// <param name="begins">Whether it begins here, with a header, or goes on.</param>
    public DecisionTable(Stream stream, DecisionCells cells, bool begins)
    {
        // Names come from customers; a spreadsheet must not run them as formulas.
        _writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: false);
        _cells = cells;
        if (begins)
        {
            _writer.WriteRecord([.. cells.Header]);
        }
    }

    public bool WritesAll => false;

    public void Write(Decision decision)
    {
        if (decision.Account.Children(0).IsEmpty)
        {
            Write(decision, null);
        }
        foreach (var contact in decision.Account.Children(0))
        {
            Write(decision, contact);
        }
    }

    public void Dispose() => _writer.Dispose();

    private void Write(Decision decision, FactRow? contact)
    {
        var id = _cells.ContactOf(contact);
        _writer.WriteField(_cells.AccountOf(decision));
        _writer.WriteField(id ?? "");
        foreach (var fact in _cells.Report)
        {
            WriteFact(DecisionCells.RowOf(decision, contact, fact), fact.Column);
        }
        DecisionCells.Choose(decision, id, _actions);
        WriteAction(_actions.Count == 0 ? null : _actions[0]);
        _others.Clear();
        for (var i = 1; i < _actions.Count; i++)
        {
            _others.Append(i == 1 ? "" : "; ").Append(_actions[i].Action.Id);
        }
        _writer.WriteField(_others.ToString());
        _writer.EndRecord();
    }

    private void WriteAction(RecommendedAction? action)
    {
        _writer.WriteField(action?.Action.Id ?? "");
        _writer.WriteField(action?.Rule.Id ?? "");
        _writer.WriteField(action?.Because ?? "");
        _writer.WriteField(action?.Action.Owner ?? "");
        if (action is null)
        {
            _writer.WriteField("");
            _writer.WriteField("");
            return;
        }
        _writer.WriteField(TextOf(DecisionCells.ToTheSecond(action.DueAt)));
        _writer.WriteField(action.Score, default);
    }

    // Numbers and dates go out as what they are: only texts are guarded against formulas.
    private void WriteFact(FactRow? row, Column column)
    {
        if (row is null || row.State(column) != FactState.Known)
        {
            _writer.WriteField("");
            return;
        }
        switch (column.Type)
        {
            case ChoiceType choice:
                _writer.WriteField(choice.Values[(int)row.GetBits(column)]);
                break;
            case ScalarType { Kind: ScalarKind.Long }:
                _writer.WriteField(row.GetBits(column), default);
                break;
            case ScalarType { Kind: ScalarKind.Double }:
                _writer.WriteField(BitConverter.Int64BitsToDouble(row.GetBits(column)), default);
                break;
            case ScalarType { Kind: ScalarKind.Decimal }:
                _writer.WriteField(row.GetDecimal(column), default);
                break;
            default:
                _writer.WriteField(ValueText.Format(row.Get(column)));
                break;
        }
    }

    private string TextOf(DateTimeOffset time)
    {
        if (!_times.TryGetValue(time, out var text))
        {
            _times.Add(time, text = ValueText.Format(time));
        }
        return text;
    }
}
