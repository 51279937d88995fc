using System.CommandLine;
using Playbooks.Cli.Terminal;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks approve</c>: the second person's yes to a release that waits, or their no.</summary>
internal static class ApproveVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var number = new Argument<long>("number") { Description = "the release, as `playbooks releases` numbers it" };
        var hash = new Option<string?>("--hash") { HelpName = "sha256:…", Description = "the content that was looked at; another one is not approved" };
        var note = new Option<string?>("--note", "-m") { HelpName = "note", Description = "what to say to it; needed to refuse" };
        var refuse = new Option<bool>("--refuse") { Description = "says no instead" };
        var verb = new Command("approve", "approves a release that somebody else proposed, which then goes live") { number, hash, note, refuse };
        verb.SetAction((call, cancellation) => RunAsync(
            surroundings, call, global, new Verdict(call.GetRequiredValue(number), call.GetValue(hash), call.GetValue(note), !call.GetValue(refuse)), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, Verdict verdict, CancellationToken cancellation)
    {
        await using var opened = await OpenedReleases.OpenAsync(surroundings, call, global, cancellation);
        if (opened.Publisher is not { } publisher)
        {
            return opened.Code;
        }
        // Whoever names no hash approves what the release holds now; between here and there it cannot change.
        var hash = verdict.Hash ?? (await opened.Store.Releases.FindAsync(verdict.Number, cancellation))?.Hash ?? "";
        var outcome = verdict.Approves
            ? await publisher.ApproveAsync(verdict.Number, hash, OpenedStore.Actor, verdict.Note, cancellation)
            : await publisher.RefuseAsync(verdict.Number, hash, OpenedStore.Actor, verdict.Note ?? "", cancellation);
        return verdict.Approves
            ? await opened.ShowAsync(surroundings, outcome, call.GetValue(global.Json), cancellation)
            : ReleasePrinter.Show(surroundings, outcome, [], call.GetValue(global.Json));
    }

    private sealed record Verdict(long Number, string? Hash, string? Note, bool Approves);
}
