using System.Collections.Immutable;
using System.Net;
using Playbooks.Server.Access;
using Playbooks.Storage;

namespace Playbooks.Server;

/// <summary>What the service is asked to do.</summary>
public sealed record ServeOptions
{
    /// <summary>The address where it listens unless told otherwise.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The workspace: the folder that has <c>playbooks/</c>.</summary>
    public required string Workspace { get; init; }

    /// <summary>Where everything is kept; null: in the workspace's <c>.playbooks/</c>.</summary>
    public StoreAddress? Store { get; init; }

    /// <summary>Where to listen, several addresses parted by semicolons; port 0 takes a free one. Other than loopback wants an access key.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Where the content of releases comes from.</summary>
    public WorkspaceSource Source { get; init; }

    /// <summary>The clock of decisions and of the workspace's watch.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The largest request body in bytes.</summary>
    public long LargestBody { get; init; } = 1024 * 1024;

    /// <summary>The names by which callers reach the service, besides those of loopback; empty: any, where it listens elsewhere.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Proxies whose word about caller, host and scheme is taken.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>How many requests a caller may make in a minute; 0: as many as they like. Whoever has no key and may do what is open is not counted.</summary>
    public int RequestsAMinute { get; init; } = 60_000;

    /// <summary>How long a request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long recorded decisions are kept; null: for good.</summary>
    public TimeSpan? KeepDecisions { get; init; }

    /// <summary>The OpenID provider whose tokens are taken, or null.</summary>
    public OpenIdOptions? OpenId { get; init; }

    /// <summary>Whether webhooks may lead to addresses of private networks.</summary>
    public bool WebhooksToPrivateNetworks { get; init; }

    /// <summary>Whether logs are JSON, a line each.</summary>
    public bool LogsAsJson { get; init; }

    /// <summary>Whether each request of the API is logged.</summary>
    public bool LogsRequests { get; init; }

    /// <summary>Where metrics and traces go by OTLP over HTTP, or null: none are made.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>Called once when the service listens, with what a person wants to know then.</summary>
    public Action<StartedService>? Started { get; init; }

    /// <summary>Adds addresses of a host's own beside the service's, under the same guards.</summary>
    public Action<IEndpointRouteBuilder>? Routes { get; init; }

    /// <summary>Where logs go; standard error by default, so that standard output stays the caller's.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }
}
