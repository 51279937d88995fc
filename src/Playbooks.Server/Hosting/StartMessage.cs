using System.Collections.Immutable;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Hosting;

/// <summary>What a person is told when the service listens.</summary>
internal static class StartMessage
{
    /// <summary>The lines.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<Uri> addresses, string workspace, LiveState state) =>
    [
        $"Playbooks listens on {string.Join(" and ", addresses.Select(address => address.GetLeftPart(UriPartial.Authority)))}",
        $"workspace: {Path.GetFullPath(workspace)} ({StateOf(state)}); saved edits are taken over within a second when they check clean",
        "open to every program on this machine, as long as there are no access keys: POST /v1/recommendations with facts, the workspace, and the pages with the sample book",
        "not open: other machines, other host names, requests through a proxy. Stop with Ctrl+C",
    ];

    private static string StateOf(LiveState state) => state switch
    {
        { Newest.IsBroken: true } => $"{(state.Newest.Errors == 1 ? "1 error" : $"{state.Newest.Errors} errors")}; {Instead(state.Live)}",
        { Newest.Waiting: { } waiting } => $"release {waiting.Number} waits for somebody else to approve it: `playbooks approve {waiting.Number}`; {Instead(state.Live)}",
        { Live: { } live } => $"release {live.Entry.Number}, {live.Release.Workspace.Rules.Count()} rules live",
        _ => Instead(null),
    };

    private static string Instead(LiveRelease? live) => live is null ? "nothing is live yet" : $"release {live.Entry.Number} stays live";
}
