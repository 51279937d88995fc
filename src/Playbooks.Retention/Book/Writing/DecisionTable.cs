using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Writing;

/// <summary>
/// Decisions as a CSV table for spreadsheets, the rows of <see cref="DecisionCells"/>, written without making cells of them.
/// What the rows of an account have in common is written for the first of them, and repeated.
/// </summary>
internal sealed class DecisionTable : IDecisionWriter
{
    private readonly TableBytes _bytes;
    private readonly DecisionCells _cells;
    private readonly List<RecommendedAction> _actions = [];
    private readonly StringBuilder _others = new();
    // Actions are due at a few times.
    private readonly Dictionary<DateTimeOffset, byte[]?> _times = [];
    // Facts that stand side by side, where either all are the contact's or none is.
    private readonly ImmutableArray<FactRun> _runs;
    // Where those of the account and of the event stand in the first row of it.
    private readonly (int From, int To)[] _shared;
    private (int From, int To) _account;
    private (RecommendedAction? Action, int From, int To) _last;
    private (DateTimeOffset At, byte[] Text) _lastTime = (default, []);

    /// <param name="stream">Where it goes.</param>
    /// <param name="cells">What it is made of.</param>
    /// <param name="begins">Whether it begins here, with a header, or goes on.</param>
    public DecisionTable(Stream stream, DecisionCells cells, bool begins)
    {
        (_bytes, _cells, _runs) = (new TableBytes(stream), cells, FactRun.Of(cells.Report));
        _shared = new (int, int)[_runs.Length];
        if (begins)
        {
            WriteHeader();
        }
    }

    public bool WritesAll => false;

    public void Write(Decision decision)
    {
        var contacts = decision.Account.Children(0);
        if (contacts.IsEmpty)
        {
            Write(decision, null, isFirst: true);
            Next();
            return;
        }
        var isFirst = true;
        foreach (var contact in contacts)
        {
            Write(decision, contact, isFirst);
            isFirst = Next();
        }
        _last = default;
    }

    public void Dispose() => _bytes.Dispose();

    private void WriteHeader()
    {
        foreach (var name in _cells.Header)
        {
            _bytes.WriteText(name);
        }
        _bytes.EndRow();
    }

    private void Write(Decision decision, FactRow? contact, bool isFirst)
    {
        var id = _cells.ContactOf(contact);
        WriteAccount(decision, isFirst);
        _bytes.WriteText(id);
        for (var i = 0; i < _runs.Length; i++)
        {
            WriteFacts(decision, contact, i, isFirst);
        }
        DecisionCells.Choose(decision, id, _actions);
        WriteAction(_actions.Count == 0 ? null : _actions[0]);
        WriteOthers();
    }

    private void WriteAccount(Decision decision, bool isFirst)
    {
        if (isFirst)
        {
            var from = _bytes.Next;
            _bytes.WriteText(_cells.AccountOf(decision));
            _account = (from, _bytes.End);
            return;
        }
        _bytes.Repeat(_account.From, _account.To);
    }

    // True when the next row has none before it that it could repeat.
    private bool Next()
    {
        _bytes.EndRow();
        var isHandedOn = _bytes.HandOn();
        _last = isHandedOn ? default : _last;
        return isHandedOn;
    }

    private void WriteFacts(Decision decision, FactRow? contact, int number, bool isFirst)
    {
        var run = _runs[number];
        if (!run.IsContact && !isFirst)
        {
            _bytes.Repeat(_shared[number].From, _shared[number].To);
            return;
        }
        var from = _bytes.Next;
        for (var i = run.First; i <= run.Last; i++)
        {
            var fact = _cells.Report[i];
            WriteFact(run.IsContact ? contact : DecisionCells.RowOf(decision, contact, fact), fact.Column, _cells.Choices[i]);
        }
        _shared[number] = (from, _bytes.End);
    }

    private void WriteAction(RecommendedAction? action)
    {
        if (action is null)
        {
            for (var cell = 0; cell < DecisionCells.CellsOfAction; cell++)
            {
                _bytes.WriteNothing();
            }
            return;
        }
        if (ReferenceEquals(action, _last.Action))
        {
            _bytes.Repeat(_last.From, _last.To);
            return;
        }
        var from = _bytes.Next;
        _cells.Rules.Of(action).Write(_bytes, action.Because);
        _bytes.WriteFields(TextOf(DecisionCells.ToTheSecond(action.DueAt)));
        _bytes.WriteNumber(action.Score);
        _last = (action, from, _bytes.End);
    }

    private void WriteOthers()
    {
        switch (_actions.Count)
        {
            case 0 or 1:
                _bytes.WriteNothing();
                break;
            case 2:
                _bytes.WriteFields(_cells.Rules.Of(_actions[1]).Id);
                break;
            default:
                _others.Clear();
                for (var i = 1; i < _actions.Count; i++)
                {
                    _others.Append(i == 1 ? "" : "; ").Append(_actions[i].Action.Id);
                }
                _bytes.WriteText(_others.ToString());
                break;
        }
    }

    // Numbers and dates go out as what they are: only texts are guarded against formulas.
    private void WriteFact(FactRow? row, Column column, byte[][] choices)
    {
        if (row is null || row.State(column) != FactState.Known)
        {
            _bytes.WriteNothing();
            return;
        }
        switch (column.Type)
        {
            case ChoiceType:
                _bytes.WriteFields(choices[(int)row.GetBits(column)]);
                break;
            case ScalarType { Kind: ScalarKind.Long }:
                _bytes.WriteNumber(row.GetBits(column));
                break;
            case ScalarType { Kind: ScalarKind.Double }:
                _bytes.WriteNumber(row.GetReal(column));
                break;
            case ScalarType { Kind: ScalarKind.Decimal }:
                _bytes.WriteNumber(row.GetDecimal(column));
                break;
            default:
                _bytes.WriteText(ValueText.Format(row.Get(column)));
                break;
        }
    }

    private byte[] TextOf(DateTimeOffset time)
    {
        if (_lastTime.At != time || _lastTime.Text.Length == 0)
        {
            ref var text = ref CollectionsMarshal.GetValueRefOrAddDefault(_times, time, out _);
            _lastTime = (time, text ??= TableBytes.FieldsOf(ValueText.Format(time)));
        }
        return _lastTime.Text;
    }

    private readonly record struct FactRun(int First, int Last, bool IsContact)
    {
        public static ImmutableArray<FactRun> Of(ImmutableArray<FactDefinition> facts)
        {
            var runs = ImmutableArray.CreateBuilder<FactRun>();
            for (var i = 0; i < facts.Length; i++)
            {
                var isContact = facts[i].Entity == Entity.Contact;
                if (runs.Count > 0 && runs[^1].IsContact == isContact)
                {
                    runs[^1] = runs[^1] with { Last = i };
                }
                else
                {
                    runs.Add(new FactRun(i, i, isContact));
                }
            }
            return runs.ToImmutable();
        }
    }
}
