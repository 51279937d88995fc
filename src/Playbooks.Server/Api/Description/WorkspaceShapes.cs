namespace Playbooks.Server.Api.Description;

/// <summary>The live release, what it knows, and what is wrong with the folder's newest state. Without a release, only `release` (null) and `newest` are there.</summary>
internal sealed record WorkspaceDescription(
    string? Release,
    NewestShape Newest,
    long? Number = null,
    DateTimeOffset? TakenOverAt = null,
    string? Name = null,
    string? Title = null,
    string? Language = null,
    string? Currency = null,
    CountsShape? Counts = null,
    IReadOnlyList<FactShape>? Facts = null,
    IReadOnlyList<CatalogueShape>? Actions = null,
    IReadOnlyList<PlaybookShape>? Playbooks = null);

/// <summary>The newest state of the workspace's folder; `waiting` is the release that it became and that somebody has to approve.</summary>
internal sealed record NewestShape(bool IsLive, DateTimeOffset CheckedAt, IReadOnlyList<DiagnosticShape> Diagnostics, long? Waiting = null);

/// <summary>How much there is of what.</summary>
internal sealed record CountsShape(int Facts, int Actions, int Playbooks, int Rules, int Templates, int SampleAccounts, int SampleContacts);

/// <summary>A fact of the vocabulary.</summary>
internal sealed record FactShape(string Name, string Label, string Type, bool Derived, bool Personal, IReadOnlyList<string>? Of = null, string? Unit = null, string? Description = null, string? Asks = null);

/// <summary>An entry of the action catalogue.</summary>
internal sealed record CatalogueShape(string Id, string Title, string Kind, string Owner, string? Description = null);

/// <summary>A playbook.</summary>
internal sealed record PlaybookShape(string Id, string Title, string? Maintainer, string For, int Rules);
