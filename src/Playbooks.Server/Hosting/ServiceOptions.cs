using System.Collections.Immutable;

namespace Playbooks.Server.Hosting;

/// <summary>What a service is started with.</summary>
/// <param name="Workspace">The workspace's folder.</param>
/// <param name="Addresses">Where it listens; loopback only.</param>
/// <param name="Clock">The clock.</param>
public sealed record ServiceOptions(string Workspace, ImmutableArray<ServiceAddress> Addresses, TimeProvider Clock);
