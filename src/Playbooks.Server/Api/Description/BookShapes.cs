using System.Text.Json;

namespace Playbooks.Server.Api.Description;

/// <summary>An account in a list; `contacts` is how many it has.</summary>
internal sealed record AccountItemShape(string Account, long Version, DateTimeOffset ChangedAt, Dictionary<string, JsonElement> Facts, int Contacts, string? Team = null);

/// <summary>A page of accounts.</summary>
internal sealed record AccountListShape(IReadOnlyList<AccountItemShape> Items, string? Next = null);

/// <summary>An account with its records, newest first. `diagnostics` says what of them the live vocabulary cannot take.</summary>
internal sealed record AccountShape(
    string Account,
    long Version,
    DateTimeOffset ChangedAt,
    Dictionary<string, JsonElement> Facts,
    IReadOnlyList<ContactItemShape> Contacts,
    IReadOnlyList<HappenedShape> Surveys,
    IReadOnlyList<HappenedShape> Events,
    IReadOnlyList<PurchaseShape> Purchases,
    IReadOnlyList<ProductShape> Products,
    string? Team = null,
    IReadOnlyList<DiagnosticShape>? Diagnostics = null);

/// <summary>A contact of an account.</summary>
internal sealed record ContactItemShape(string Contact, Dictionary<string, JsonElement> Facts);

/// <summary>A contact with its account.</summary>
internal sealed record ContactRecordShape(string Account, string Contact, Dictionary<string, JsonElement> Facts);

/// <summary>The contacts of an id.</summary>
internal sealed record ContactListShape(IReadOnlyList<ContactRecordShape> Items);

/// <summary>A survey or an event.</summary>
internal sealed record HappenedShape(string Id, DateTimeOffset At, Dictionary<string, JsonElement> Facts, string? Contact = null);

/// <summary>A purchase.</summary>
internal sealed record PurchaseShape(string Id, DateTimeOffset At, string Product, decimal Amount, decimal? Quantity = null);

/// <summary>A product that is or was owned; `usage` in percent.</summary>
internal sealed record ProductShape(string Product, DateOnly? Since = null, DateOnly? Until = null, decimal? Usage = null);

/// <summary>What an account is to be.</summary>
internal sealed record AccountEditShape(Dictionary<string, JsonElement>? Facts = null, string? Team = null);

/// <summary>What a contact is to be.</summary>
internal sealed record ContactEditShape(Dictionary<string, JsonElement>? Facts = null);

/// <summary>Answers of a survey.</summary>
internal sealed record NewSurveyShape(string Account, Dictionary<string, JsonElement> Facts, string? Id = null, string? Contact = null, DateTimeOffset? At = null);

/// <summary>Something that happened.</summary>
internal sealed record NewEventShape(string Account, Dictionary<string, JsonElement>? Facts = null, string? Id = null, string? Contact = null, DateTimeOffset? At = null);

/// <summary>Something bought.</summary>
internal sealed record NewPurchaseShape(string Account, string Product, decimal Amount, string? Id = null, DateTimeOffset? At = null, decimal? Quantity = null);

/// <summary>A product that is or was owned; `usage` in percent, `until` where it is not owned any more.</summary>
internal sealed record NewProductShape(string Account, string Product, DateOnly? Since = null, DateOnly? Until = null, decimal? Usage = null);

/// <summary>A record that was taken, with its id.</summary>
internal sealed record RecordedShape(string Account, string Id);

/// <summary>What came of an import.</summary>
internal sealed record ImportShape(string Kind, long Rows, long Added, long Changed, long Unchanged, long Rejected, IReadOnlyList<RejectedRowShape> RejectedRows);

/// <summary>A row that was not taken.</summary>
internal sealed record RejectedRowShape(long Line, string Reason);

/// <summary>A recorded decision in a list.</summary>
internal sealed record DecisionItemShape(
    string Decision, string Account, DateTimeOffset At, string Release, long ReleaseNumber, IReadOnlyList<DecidedActionShape> Actions, DateTimeOffset? ErasedAt = null);

/// <summary>A page of decisions.</summary>
internal sealed record DecisionListShape(IReadOnlyList<DecisionItemShape> Items, string? Next = null);

/// <summary>A recorded decision.</summary>
internal sealed record DecisionShape(
    string Decision,
    string Account,
    DateTimeOffset At,
    string Release,
    long ReleaseNumber,
    IReadOnlyList<DecidedActionShape> Actions,
    JsonElement Request,
    JsonElement Result,
    DateTimeOffset? ErasedAt = null);

/// <summary>An action of a recorded decision.</summary>
internal sealed record DecidedActionShape(int Rank, string Action, string Rule, string? Contact = null);

/// <summary>A decision made again.</summary>
internal sealed record ReplayShape(string Decision, string Release, long ReleaseNumber, bool Same, int Bytes, ReplayDifferenceShape? Difference = null);

/// <summary>The first place where a decision made again differs.</summary>
internal sealed record ReplayDifferenceShape(int Byte, string Path, string Recorded, string Made);

/// <summary>What was erased.</summary>
internal sealed record ErasureShape(string Account, int Records, long Decisions);

/// <summary>What is to be run.</summary>
internal sealed record NewJobShape(string Kind, string Format, DateTimeOffset? At = null);

/// <summary>A run of the whole book. `state` is waiting, running, done, cancelled or failed; `done` counts accounts.</summary>
internal sealed record JobShape(
    string Id,
    string Kind,
    string State,
    string Format,
    DateTimeOffset At,
    long ReleaseNumber,
    string Release,
    string OrderedBy,
    DateTimeOffset OrderedAt,
    long Done,
    long? Total = null,
    DateTimeOffset? EndedAt = null,
    string? Error = null);

/// <summary>A page of jobs.</summary>
internal sealed record JobListShape(IReadOnlyList<JobShape> Items, string? Next = null);
