using System.Collections.Immutable;
using System.Text;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Filling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Reading;

/// <summary>
/// Rows of a file whose columns are named after the facts: <c>account.arr</c>, <c>contact.role</c>; and
/// <c>account.renewsOn.asOf</c> for when a fact was learned. An empty field says nothing.
/// </summary>
internal sealed class FactColumns : IRowReading
{
    private const string AsOf = ".asOf";
    // The columns that a file of rejected rows has in addition, so that a mended one can be read again as it is.
    private const string Rejected = "rejected.";

    private readonly FactVocabulary _vocabulary;
    private readonly ImmutableArray<(int Field, FactSlot Slot)> _values;
    private readonly ImmutableArray<(int Field, FactDefinition Fact)> _ages;
    private readonly ImmutableArray<ColumnRun> _runs;
    private readonly int _account;

    private FactColumns(FactVocabulary vocabulary, int account, ImmutableArray<(int Field, FactDefinition Fact)> values, ImmutableArray<(int, FactDefinition)> ages)
    {
        (_vocabulary, _account, _ages) = (vocabulary, account, ages);
        var slots = FactSlots.Of(vocabulary);
        _values = [.. values.Select(value => (value.Field, slots.Of(value.Fact)!))];
        _runs = ColumnRun.Of(_values, _ages);
    }

    /// <summary>Binds the header of a file to the vocabulary; null when something is wrong with it.</summary>
    public static FactColumns? Bind(CsvFile file, FactVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
    {
        var values = ImmutableArray.CreateBuilder<(int, FactDefinition)>();
        var ages = ImmutableArray.CreateBuilder<(int, FactDefinition)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var before = diagnostics.Count;
        if (!HeaderForm.Check(file, diagnostics))
        {
            return null;
        }
        if (file.Header.Count > 0 && !file.Header.Any(NamesFact) && !ColumnNames.MeanFacts(file.Header, vocabulary))
        {
            diagnostics.Add(BookErrors.NoAccount.At(file.Locate(0), "no column is named after a fact", "a book from elsewhere needs a map: `--map MAP.json` says which column feeds which fact"));
            return null;
        }
        for (var i = 0; i < file.Header.Count; i++)
        {
            var name = file.Header[i];
            if (!names.Add(name))
            {
                diagnostics.Add(BookErrors.DuplicateColumn.At(file.Locate(i), $"two columns are named `{name}`", "delete or rename one of them"));
            }
            else if (!name.StartsWith(Rejected, StringComparison.Ordinal) && Find(file, i, vocabulary, diagnostics) is { } fact)
            {
                (name.EndsWith(AsOf, StringComparison.Ordinal) ? ages : values).Add((i, fact));
            }
        }
        var account = Enumerable.Range(0, file.Header.Count).FirstOrDefault(i => file.Header[i] == "account.id", -1);
        if (account < 0 && !ColumnNames.MayMean("account.id", file.Header, vocabulary))
        {
            ReportNoAccount(file, diagnostics);
        }
        return account < 0 || diagnostics.Count > before ? null : new FactColumns(vocabulary, account, values.ToImmutable(), ages.ToImmutable());
    }

    public int Unquoted => -1;

    public string? AccountOf(RawRow row, out string? reason) => AccountOf(row.Fields[_account].Trim(), out reason);

    /// <summary>The same of the row that a file stands at; the id that is known already is not made anew, nor is one for the fact.</summary>
    public string? AccountOf(CsvFile file, string? known, RowBefore before, out string? reason)
    {
        reason = null;
        var id = file.Field(_account);
        return known is not null && Ascii.Equals(id, known) ? known : before.LastText(_account) = AccountOf(Encoding.UTF8.GetString(id).Trim(), out reason);
    }

    public RowFacts? Read(RawRow row, out string? reason)
    {
        var facts = new RowFacts(_vocabulary);
        reason = null;
        foreach (var (field, slot) in _values)
        {
            Write(facts.RowOf(slot.Fact.Entity), slot, row.Fields[field], ref reason);
        }
        foreach (var (field, fact) in _ages)
        {
            Date(facts, fact, row.Fields[field], ref reason);
        }
        return reason is null ? facts : null;
    }

    /// <summary>What is known of rows that were read already, for a file that is read from its beginning.</summary>
    public RowBefore Begin() => new(_runs);

    /// <summary>
    /// Reads the row that a file stands at into facts of which nothing is known, but for what the row before has said already;
    /// the reason when it cannot be read.
    /// </summary>
    public string? Read(CsvFile file, RowFacts facts, RowBefore before)
    {
        before.Compare(file);
        string? reason = null;
        for (var i = 0; i < _runs.Length; i++)
        {
            if (!before.SaysNothingNew(i))
            {
                ReadValues(file, facts.RowOf(_runs[i].Entity), _runs[i], before, ref reason);
            }
        }
        for (var i = 0; i < _runs.Length; i++)
        {
            if (!before.SaysNothingNew(i))
            {
                ReadAges(file, facts, _runs[i], before, ref reason);
            }
        }
        return reason;
    }

    private static void ReadValues(CsvFile file, FactRow row, ColumnRun run, RowBefore before, ref string? reason)
    {
        foreach (var (field, slot) in run.Values)
        {
            var text = file.Field(field);
            if (text.Length > 0 && !(IsTrimmed(text) && slot.TryFill(row, text, ref before.LastText(field))))
            {
                Write(row, slot, text, before, field, ref reason);
            }
        }
    }

    private static void Write(FactRow row, FactSlot slot, ReadOnlySpan<byte> text, RowBefore before, int field, ref string? reason)
    {
        if (slot.Fact.Type is not ListType)
        {
            Write(row, slot, Encoding.UTF8.GetString(text), ref reason);
            return;
        }
        var lists = before.Lists(field);
        if (lists.Find(text) is { } known)
        {
            row.SetReference(slot.Fact.Column, known);
            return;
        }
        Write(row, slot, Encoding.UTF8.GetString(text), ref reason);
        if (row.State(slot.Fact.Column) == FactState.Known)
        {
            lists.Keep(text, row.GetReference(slot.Fact.Column)!);
        }
    }

    private static void ReadAges(CsvFile file, RowFacts facts, ColumnRun run, RowBefore before, ref string? reason)
    {
        foreach (var (field, fact) in run.Ages)
        {
            var text = file.Field(field);
            if (before.TryReadMoment(text, out var at))
            {
                facts.Ages.Add(new FactAge(facts.RowOf(fact.Entity), fact.Column, at));
            }
            else if (text.Length > 0)
            {
                Date(facts, fact, Encoding.UTF8.GetString(text), ref reason);
            }
        }
    }

    private static string? AccountOf(string id, out string? reason)
    {
        reason = id.Length > 0 ? null : "`account.id` is empty, so the row does not say whose it is";
        return reason is null ? id : null;
    }

    // What begins or ends with a character of two bytes or more may be a blank.
    private static bool IsTrimmed(ReadOnlySpan<byte> text) => text[0] is > (byte)' ' and < 0x7F && text[^1] is > (byte)' ' and < 0x7F;

    private static void Write(FactRow row, FactSlot slot, string text, ref string? reason)
    {
        if (!string.IsNullOrWhiteSpace(text) && FactText.Write(row, slot.Fact, text.Trim()) is { } why)
        {
            reason = reason is null ? why : $"{reason}; {why}";
        }
    }

    private static void Date(RowFacts facts, FactDefinition fact, string text, ref string? reason)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }
        if (ValueText.TryParse(text, DataType.Time, out var at))
        {
            facts.Ages.Add(new FactAge(facts.RowOf(fact.Entity), fact.Column, (DateTimeOffset)at));
        }
        else
        {
            reason = $"`{fact.Name}{AsOf}` is a time, and `{text}` is not";
        }
    }

    private static bool NamesFact(string column) => column.Split('.') is ["account" or "contact" or "event", _, ..];

    private static FactDefinition? Find(CsvFile file, int column, FactVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
    {
        var name = file.Header[column];
        var factName = name.EndsWith(AsOf, StringComparison.Ordinal) ? name[..^AsOf.Length] : name;
        if (vocabulary.Find(factName) is not { } fact)
        {
            var help = ColumnNames.Meant(factName, vocabulary)
                ?? ClosestName.Help(factName, vocabulary.Facts.Where(IsGiven).Select(known => known.Name))
                ?? "columns are named after facts, such as `account.id`; a book from elsewhere needs a map";
            diagnostics.Add(BookErrors.UnknownColumn.At(file.Locate(column), $"no fact is named `{factName}`", help));
            return null;
        }
        if (!IsGiven(fact))
        {
            diagnostics.Add(BookErrors.DerivedColumn.At(file.Locate(column), $"`{factName}` is derived from other facts and cannot be given", "delete the column"));
            return null;
        }
        return fact;
    }

    // What a script works out comes in like a given fact.
    public static bool IsGiven(FactDefinition fact) => fact.Derivation is null or ScriptDerivation;

    private static void ReportNoAccount(CsvFile file, ICollection<Diagnostic> diagnostics)
    {
        if (file.Header.Count == 0)
        {
            diagnostics.Add(BookErrors.Empty.At(new Location(file.HeaderText, default, ""), "the book is empty", "the first line names the columns"));
            return;
        }
        diagnostics.Add(BookErrors.NoAccount.At(file.Locate(0), "no column is named `account.id`", "every row must say whose it is"));
    }
}
