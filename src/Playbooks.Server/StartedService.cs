using System.Collections.Immutable;

namespace Playbooks.Server;

/// <summary>A service that has begun to listen.</summary>
/// <param name="Addresses">Where it really listens, ports filled in.</param>
/// <param name="Message">What to tell the person who started it, a line each.</param>
public sealed record StartedService(ImmutableArray<Uri> Addresses, ImmutableArray<string> Message);
