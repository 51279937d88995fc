using Playbooks.Storage;

namespace Playbooks.Server;

/// <summary>What the service is asked to do.</summary>
public sealed record ServeOptions
{
    /// <summary>The address where it listens unless told otherwise.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The workspace: the folder that has <c>playbooks/</c>.</summary>
    public required string Workspace { get; init; }

    /// <summary>Where its store is; null: in the workspace's <c>.playbooks/</c>.</summary>
    public StoreAddress? Store { get; init; }

    /// <summary>Where to listen: loopback addresses, several parted by semicolons; port 0 takes a free one.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Where the content of releases comes from.</summary>
    public WorkspaceSource Source { get; init; }

    /// <summary>The clock of decisions and of the workspace's watch.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The largest request body in bytes.</summary>
    public long LargestBody { get; init; } = 1024 * 1024;

    /// <summary>Called once when the service listens, with what a person wants to know then.</summary>
    public Action<StartedService>? Started { get; init; }

    /// <summary>Where logs go; standard error by default, so that standard output stays the caller's.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }
}
