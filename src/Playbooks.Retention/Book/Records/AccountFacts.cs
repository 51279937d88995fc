using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Records;

/// <summary>
/// What an account's records say as the facts of one decision, by the vocabulary of a release: facts as they were given,
/// the latest answers of surveys, the event that is open, and the facts that follow from purchases, events, surveys and
/// products. Only what was there at the decision's time counts. Any thread may use it.
/// </summary>
public sealed class AccountFacts
{
    // Compiled once for each release, as long as that is in use.
    private static readonly ConditionalWeakTable<Release, AccountFacts> s_all = [];

    private readonly Release _release;
    private readonly RecordedFacts _recorded;

    private AccountFacts(Release release) => (_release, _recorded) = (release, new RecordedFacts(release.Workspace.Vocabulary));

    private FactVocabulary Vocabulary => _release.Workspace.Vocabulary;

    /// <summary>The reading by a release.</summary>
    public static AccountFacts Of(Release release) => s_all.GetValue(release, key => new AccountFacts(key));

    /// <summary>Reads an account.</summary>
    /// <param name="file">Its records.</param>
    /// <param name="at">The decision's time.</param>
    /// <param name="event">The id of the event that sets the decision off; null takes the latest that is open by the policy, if there is one.</param>
    /// <param name="history">What happened before.</param>
    /// <returns>The facts. What does not fit the vocabulary is not known, and reported.</returns>
    public AccountReading Read(AccountFile file, DateTimeOffset at, string? @event = null, History? history = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var diagnostics = new List<Diagnostic>();
        var rows = new FactRowReader(Vocabulary, diagnostics);
        var account = ReadRow(rows, Entity.Account, file.Account.Facts, $"account {file.Account.Account}", file.Account.Account);
        var contacts = file.Contacts.ToDictionary(
            contact => contact.Contact,
            contact => ReadRow(rows, Entity.Contact, contact.Facts, $"contact {contact.Contact}", contact.Contact),
            StringComparer.Ordinal);
        account.SetChildren(0, [.. file.Contacts.Select(contact => contacts[contact.Contact])]);
        var answers = new SurveyAnswers(rows.Ages);
        foreach (var survey in file.Surveys.Where(survey => survey.At <= at).OrderBy(survey => survey.At))
        {
            var row = survey.Contact is null ? account : contacts.GetValueOrDefault(survey.Contact);
            if (row is not null)
            {
                var read = new FactRowReader(Vocabulary, diagnostics);
                answers.Take(row, ReadRow(read, survey.Contact is null ? Entity.Account : Entity.Contact, survey.Facts, $"survey {survey.Id}", null), read.Ages, survey.At);
            }
        }
        var eventRecord = Find(file, at, @event);
        var eventRow = eventRecord is null ? null : ReadEvent(rows, eventRecord);
        var ages = answers.Ages.AddRange(rows.Ages.Where(age => age.Row == eventRow));
        var now = TimeZoneInfo.ConvertTime(at, _release.Workspace.Policy.Calendar.Zone);
        _recorded.WorkOut(account, file, now, diagnostics);
        return new AccountReading(new FactsInput(new FactSet(account, eventRow, ages), history ?? History.Empty), eventRecord?.Id, [.. diagnostics]);
    }

    private EventRecord? Find(AccountFile file, DateTimeOffset at, string? id)
    {
        if (id is not null)
        {
            return file.Events.FirstOrDefault(record => record.Id == id);
        }
        var open = _release.Workspace.Policy.EventsOpenFor.ToTimeSpan();
        return file.Events.Where(record => record.At <= at && at - record.At <= open).MaxBy(record => record.At);
    }

    private static FactRow ReadRow(FactRowReader rows, Entity entity, string facts, string document, string? id)
    {
        var row = rows.Read(new SourceText(document, facts), entity);
        if (id is not null)
        {
            row.Set(row.Layout.Find("id")!, id);
        }
        return row;
    }

    // The record itself knows who it came from and when; a vocabulary that asks for these need not be told twice.
    private FactRow ReadEvent(FactRowReader rows, EventRecord record)
    {
        var row = ReadRow(rows, Entity.Event, record.Facts, $"event {record.Id}", null);
        Fill("event.contact", record.Contact);
        Fill("event.at", record.At);
        return row;

        void Fill(string name, object? value)
        {
            if (value is not null && Vocabulary.Find(name) is { Derivation: null } fact && row.State(fact.Column) != FactState.Known
                && Conversions.TryConvert(value, fact.Type, out var converted))
            {
                row.Set(fact.Column, converted);
            }
        }
    }
}

/// <summary>An account's records as facts.</summary>
/// <param name="Input">The facts with the history.</param>
/// <param name="Event">The id of the event among them, or null.</param>
/// <param name="Diagnostics">What the records hold and the vocabulary does not know, or cannot take; and recorded facts that could not be worked out.</param>
public sealed record AccountReading(FactsInput Input, string? Event, ImmutableArray<Diagnostic> Diagnostics);
