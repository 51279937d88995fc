using System.Collections.Immutable;
using Playbooks.Storage;
using Playbooks.Storage.Keys;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Hosting;

/// <summary>What a person is told when the service listens.</summary>
internal static partial class StartMessage
{
    /// <summary>The lines. On loopback one of them is a new link to sign in with. None where logs are read by programs: a link that lets somebody in belongs in no log.</summary>
    public static async Task<ImmutableArray<string>> WriteAsync(ImmutableArray<Uri> addresses, ServeOptions options, LiveState state, IStore store, CancellationToken cancel)
    {
        if (options.LogsAsJson)
        {
            return [];
        }
        var hasKeys = await store.Keys.AnyAsync(cancel);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"Playbooks listens on {string.Join(" and ", addresses.Select(AuthorityOf))}");
        lines.Add($"workspace: {Path.GetFullPath(options.Workspace)} ({StateOf(state)}); saved edits go live by themselves when they check clean and their examples pass");
        lines.Add(hasKeys
            ? "open to nobody: there are access keys, and everything needs one, or a session"
            : "open to every program on this machine, as long as there are no access keys: POST /v1/recommendations with facts, the API's description, and the pages with the sample book; everything else needs the link below, or a key (`playbooks key new NAME --role ROLE`)");
        if (addresses.FirstOrDefault(address => address.IsLoopback) is { } local)
        {
            var link = await SignInLink.CreateAsync(store.Keys, Environment.UserName, Role.Find("admin")!, null, "service", options.Clock.GetUtcNow(), cancel);
            lines.Add($"sign in once, within {SignInLink.Lifetime.TotalMinutes} minutes: {AuthorityOf(local)}{link.PathAndQuery} (`playbooks key link` makes another)");
        }
        else
        {
            lines.Add("the service itself speaks http: put a proxy that speaks https before it");
        }
        lines.Add("stop with Ctrl+C");
        return lines.ToImmutable();
    }

    /// <summary>Says in the log that the service listens.</summary>
    public static void Log(ILogger log, ImmutableArray<Uri> addresses, LiveState state) =>
        Listens(log, string.Join(" and ", addresses.Select(AuthorityOf)), StateOf(state));

    [LoggerMessage(40, LogLevel.Information, "Playbooks listens on {Addresses}: {State}")]
    private static partial void Listens(ILogger log, string addresses, string state);

    private static string AuthorityOf(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static string StateOf(LiveState state) => state switch
    {
        { Newest.IsBroken: true } => $"{(state.Newest.Errors == 1 ? "1 error" : $"{state.Newest.Errors} errors")}; {Instead(state.Live)}",
        { Newest.Waiting: { } waiting } => $"release {waiting.Number} waits for somebody else to approve it: `playbooks approve {waiting.Number}`; {Instead(state.Live)}",
        { Live: { } live } => $"release {live.Entry.Number}, {live.Release.Workspace.Rules.Count()} rules live",
        _ => Instead(null),
    };

    private static string Instead(LiveRelease? live) => live is null ? "nothing is live yet" : $"release {live.Entry.Number} stays live";
}
