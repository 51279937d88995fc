using System.Collections.Immutable;
using CsvHelper;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book;

/// <summary>
/// Decisions as a table for spreadsheets: a row for each contact (one for an account without contacts) with the ids,
/// the facts that the policy reports, the contact's best action (where it has none, the account's), and the others in
/// one cell.
/// </summary>
internal sealed class DecisionTable : IDecisionWriter
{
    private static readonly string[] Ids = ["account.id", "contact.id"];
    private static readonly string[] Outcome = ["action", "rule", "because", "owner", "due", "score", "others"];

    private readonly CsvWriter _writer;
    private readonly ImmutableArray<FactDefinition> _report;
    private readonly Column _account;
    private readonly Column _contact;

    public DecisionTable(Stream stream, FactVocabulary vocabulary, ImmutableArray<FactDefinition> report)
    {
        // Names come from customers; a spreadsheet must not run them as formulas.
        _writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: false);
        _report = [.. report.Where(fact => !Ids.Contains(fact.Name))];
        _account = vocabulary.Find(Ids[0])!.Column;
        _contact = vocabulary.Find(Ids[1])!.Column;
        _writer.WriteRecord([.. Ids, .. _report.Select(fact => fact.Name), .. Outcome]);
    }

    public bool WritesAll => false;

    public void Write(Decision decision)
    {
        if (decision.Account.Children(0).IsEmpty)
        {
            WriteRow(decision, null);
        }
        foreach (var contact in decision.Account.Children(0))
        {
            WriteRow(decision, contact);
        }
    }

    public void Dispose() => _writer.Dispose();

    private void WriteRow(Decision decision, FactRow? contact)
    {
        var id = contact?.Get(_contact) as string;
        _writer.WriteField(decision.Account.Get(_account) as string);
        _writer.WriteField(id);
        foreach (var fact in _report)
        {
            WriteValue(RowOf(decision, contact, fact)?.Get(fact.Column));
        }
        var own = decision.Actions.Where(action => action.Contact is not null && action.Contact == id);
        RecommendedAction[] actions = [.. own, .. decision.Actions.Where(action => action.Contact is null)];
        WriteOutcome(actions.FirstOrDefault(), actions.Skip(1).Select(action => action.Action.Id));
        _writer.EndRecord();
    }

    private void WriteOutcome(RecommendedAction? first, IEnumerable<string> others)
    {
        _writer.WriteField(first?.Action.Id);
        _writer.WriteField(first?.Rule.Id);
        _writer.WriteField(first?.Because);
        _writer.WriteField(first?.Action.Owner);
        WriteValue(first is null ? null : ToTheSecond(first.DueAt));
        WriteValue(first?.Score);
        _writer.WriteField(string.Join("; ", others));
    }

    // Numbers and dates go out as what they are: only texts are guarded against formulas.
    private void WriteValue(object? value)
    {
        switch (value)
        {
            case long number:
                _writer.WriteField(number, default);
                break;
            case double number:
                _writer.WriteField(number, default);
                break;
            case decimal number:
                _writer.WriteField(number, default);
                break;
            default:
                _writer.WriteField(ValueText.Format(value));
                break;
        }
    }

    // Spreadsheets read no fractions of seconds.
    private static DateTimeOffset ToTheSecond(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static FactRow? RowOf(Decision decision, FactRow? contact, FactDefinition fact) => fact.Entity switch
    {
        Entity.Account => decision.Account,
        Entity.Contact => contact,
        _ => decision.Event,
    };
}
