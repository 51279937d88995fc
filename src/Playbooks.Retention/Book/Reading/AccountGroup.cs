using System.Globalization;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Reading;

/// <summary>The rows of one account, put together row by row; account after account.</summary>
/// <param name="vocabulary">What the facts are.</param>
/// <param name="spare">Where rows go when nobody needs the account any more, or null.</param>
internal sealed class AccountGroup(FactVocabulary vocabulary, SpareRows? spare = null)
{
    // What was needed for an account with more than that is not kept for the next ones, which are smaller.
    private const int Many = 64;

    private readonly Column _contactId = vocabulary.Find("contact.id")!.Column;
    private readonly List<FactRow> _contacts = [];
    private readonly List<FactAge> _ages = [];
    private HashSet<string> _contactIds = new(StringComparer.Ordinal);
    private FactRow? _account;
    private FactRow? _event;
    private long _line;

    /// <summary>The account's id; null before the first one.</summary>
    public string? Id { get; private set; }

    /// <summary>Begins another account.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="line">The line of its first row.</param>
    public void Begin(string id, long line)
    {
        (Id, _line, _account, _event) = (id, line, null, null);
        _contacts.Clear();
        _ages.Clear();
        if (_contactIds.Count > Many)
        {
            _contactIds = new(StringComparer.Ordinal);
        }
        _contactIds.Clear();
    }

    /// <summary>Takes a row in. The reason when it contradicts the ones before it, which then stay as they are; else null.</summary>
    public string? Add(RowFacts row)
    {
        // Most rows of an account say the same of it, and were not even read where they repeat it byte for byte.
        var isRepeated = _account is not null && (!RowFacts.Says(row.Account) || row.Account.SaysTheSameAs(_account));
        var saysEvent = RowFacts.Says(row.Event);
        if (((isRepeated ? null : Contradicts(_account, row.Account)) ?? (saysEvent ? Contradicts(_event, row.Event) : null)) is { } contradiction)
        {
            return $"{contradiction} in another row of account `{Id}`";
        }
        var speaksOfContact = RowFacts.Says(row.Contact);
        if (speaksOfContact && Name(row.Contact) is { } contact && !_contactIds.Add(contact))
        {
            return $"contact `{contact}` stands in account `{Id}` already";
        }
        if (!isRepeated)
        {
            Merge(ref _account, row.Account);
        }
        if (saysEvent)
        {
            Merge(ref _event, row.Event);
        }
        if (speaksOfContact)
        {
            _contacts.Add(row.Contact);
        }
        Date(row, speaksOfContact ? row.Contact : null);
        return null;
    }

    /// <summary>Whether a row is part of the account, or of what is said of it.</summary>
    public bool Keeps(FactRow row) => row == _account || row == _event || (_contacts.Count > 0 && row == _contacts[^1]);

    /// <summary>The account with its contacts; null when none of its rows could be read, or none was begun.</summary>
    public BookAccount? Finish()
    {
        if (_account is null)
        {
            return null;
        }
        _account.SetChildren(0, [.. _contacts]);
        return new BookAccount(_line, new FactSet(_account, _event, [.. _ages]), History.Empty) { Spare = spare };
    }

    // A contact without an id gets one by its place, as it does in JSON.
    private string Name(FactRow contact)
    {
        if (contact.State(_contactId) != FactState.Known)
        {
            contact.Set(_contactId, string.Create(CultureInfo.InvariantCulture, $"contact-{_contacts.Count + 1}"));
        }
        return (string)contact.Get(_contactId)!;
    }

    // Ages go with the row that the values were merged into; the first one of a fact counts, as its value does.
    private void Date(RowFacts row, FactRow? contact)
    {
        var before = _ages.Count;
        foreach (var age in row.Ages)
        {
            var target = age.Row == row.Account ? _account : age.Row == row.Event ? _event : contact;
            // Of the contact nothing was said in rows before.
            if (target is not null && !IsDated(target, age.Column, target == contact ? before : 0))
            {
                _ages.Add(target == age.Row ? age : age with { Row = target });
            }
        }
    }

    private bool IsDated(FactRow row, Column column, int from)
    {
        for (var i = from; i < _ages.Count; i++)
        {
            if (_ages[i].Row == row && _ages[i].Column.Number == column.Number)
            {
                return true;
            }
        }
        return false;
    }

    private static string? Contradicts(FactRow? first, FactRow row)
    {
        if (first is null)
        {
            return null;
        }
        foreach (var column in row.Layout.Columns)
        {
            if (row.State(column) == FactState.Known && first.State(column) == FactState.Known && !AreEqual(first, row, column))
            {
                return $"`{row.Layout.Name}.{column.Name}` is `{ValueText.Format(row.Get(column))}` here and `{ValueText.Format(first.Get(column))}`";
            }
        }
        return null;
    }

    private static bool AreEqual(FactRow x, FactRow y, Column column) => column.Storage switch
    {
        SlotStorage.Bits => x.GetBits(column) == y.GetBits(column),
        SlotStorage.Reals => BitConverter.DoubleToInt64Bits(x.GetReal(column)) == BitConverter.DoubleToInt64Bits(y.GetReal(column)),
        SlotStorage.Decimals => x.GetDecimal(column) == y.GetDecimal(column),
        _ => (x.GetReference(column), y.GetReference(column)) switch
        {
            (ListValue a, ListValue b) => a.SequenceEqual(b),
            var (a, b) => Equals(a, b),
        },
    };

    private static void Merge(ref FactRow? target, FactRow row)
    {
        if (target is null)
        {
            target = row;
            return;
        }
        foreach (var column in row.Layout.Columns)
        {
            if (row.State(column) == FactState.Known && target.State(column) != FactState.Known)
            {
                target.Set(column, row.Get(column));
            }
        }
    }
}
