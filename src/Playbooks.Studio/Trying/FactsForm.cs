using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;
using Playbooks.Retention.Book;
using Playbooks.Studio.Live;
using Playbooks.Studio.Wording;

namespace Playbooks.Studio.Trying;

/// <summary>
/// The form of the page to try things on: the facts of a contact of the sample book, changed by what the address
/// says. A field that the address has counts, even an empty one, which makes the fact not known.
/// </summary>
public sealed record FactsForm
{
    /// <summary>The parameter that names the contact of the sample book.</summary>
    public const string WhoParameter = "who";

    /// <summary>The parameter that says for when to decide.</summary>
    public const string AtParameter = "at";

    private static readonly string[] s_moments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>The contact as the address names it; empty for nobody.</summary>
    public required string Who { get; init; }

    /// <summary>The account of the sample book, or null for facts from scratch.</summary>
    public BookAccount? Account { get; init; }

    /// <summary>The contact's place among the account's; -1 where there is none.</summary>
    public int ContactPlace { get; init; } = -1;

    /// <summary>Whether the address names a contact that the book does not have.</summary>
    public bool IsLost => Who.Length > 0 && Account is null;

    /// <summary>For when to decide, as the field holds it; empty for this moment.</summary>
    public string At { get; init; } = "";

    /// <summary>For when to decide; null for this moment.</summary>
    public DateTimeOffset? Moment =>
        DateTimeOffset.TryParseExact(At, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>Why the moment cannot be taken, or null.</summary>
    public string? AtComplaint => At.Length > 0 && Moment is null ? "not a moment, such as `2026-03-02T09:00`" : null;

    /// <summary>The fields in the vocabulary's order.</summary>
    public required ImmutableArray<FactField> Fields { get; init; }

    /// <summary>Parameters that are facts no more, or never were.</summary>
    public required ImmutableArray<string> Unknown { get; init; }

    /// <summary>Whether there is anything to decide about.</summary>
    public bool HasFacts => Account is not null || Fields.Any(one => one.Value.Length > 0);

    /// <summary>The fields of an entity.</summary>
    public IEnumerable<FactField> FieldsOf(Entity entity) => Fields.Where(field => field.Fact.Entity == entity);

    /// <summary>Reads the form from an address' query.</summary>
    public static FactsForm Read(LiveRelease live, IQueryCollection query)
    {
        var who = query[WhoParameter].ToString();
        var found = who.Length == 0 ? null : Trying.Who.Find(live.Sample, who);
        var vocabulary = live.Release.Workspace.Vocabulary;
        var fields = vocabulary.Facts.Where(IsAskedFor).Select(fact => Field(fact, query, found)).ToImmutableArray();
        var names = fields.Where(field => !field.Fact.IsPersonal).Select(field => field.Fact.Name).Append(WhoParameter).Append(AtParameter).ToHashSet(StringComparer.Ordinal);
        return new FactsForm
        {
            Who = who,
            Account = found?.Account,
            ContactPlace = found?.Contact ?? -1,
            At = Cut(query[AtParameter].ToString()),
            Fields = fields,
            Unknown = [.. query.Keys.Where(name => !names.Contains(name)).Order(StringComparer.Ordinal)],
        };
    }

    private static string Cut(string text) => text.Length <= FactField.LongestValue ? text : text[..FactField.LongestValue];

    private static bool IsAskedFor(FactDefinition fact) =>
        fact.Derivation is null && fact.Column.Name != "id" && fact.Entity != Entity.Action;

    private static FactField Field(FactDefinition fact, IQueryCollection query, (BookAccount Account, int Contact)? found)
    {
        var sample = FactWords.Field(RowOf(fact.Entity, found)?.Get(fact.Column));
        // Personal facts never stand in an address, where histories and bookmarks keep them.
        var given = !fact.IsPersonal && query.TryGetValue(fact.Name, out var values) ? values.ToString() : null;
        var value = given?.ReplaceLineEndings("\n").Trim() ?? sample;
        return value.Length <= FactField.LongestValue || given is null
            ? new FactField(fact, value, sample)
            : new FactField(fact, sample, sample) { Complaint = $"more than {FactField.LongestValue} characters; the sample's value is kept" };
    }

    private static FactRow? RowOf(Entity entity, (BookAccount Account, int Contact)? found) => (entity, found) switch
    {
        (_, null) => null,
        (Entity.Account, { } some) => some.Account.Facts.Account,
        (Entity.Contact, { Contact: >= 0 } some) => some.Account.Facts.Contacts[some.Contact],
        (Entity.Event, { } some) => some.Account.Facts.Event,
        _ => null,
    };
}
