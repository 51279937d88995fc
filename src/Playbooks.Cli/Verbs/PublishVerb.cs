using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks publish</c>: the workspace's folder, or a draft of the store, becomes a release.</summary>
internal static class PublishVerb
{
    private const int LongestName = 60;

    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var note = Note("what changes, and why");
        var draft = new Option<string?>("--draft") { HelpName = "id", Description = "a draft of the store instead of the workspace's folder" };
        var at = Times.At("when it goes live, such as 2027-03-01T08:00:00Z; at once where absent");
        var name = new Option<string?>("--as") { HelpName = "name", Description = "whom the history names beside the account that calls; it makes no second person" };
        var verb = new Command("publish", "puts the workspace's folder live, or a draft: checked, its examples run, and approved where the policy wants it") { note, draft, at, name };
        verb.SetAction((call, cancellation) => RunAsync(
            surroundings, call, global, new Wish(call.GetRequiredValue(note), call.GetValue(draft), call.GetValue(at), call.GetValue(name)), cancellation));
        return verb;
    }

    /// <summary>The option <c>-m</c>.</summary>
    public static Option<string> Note(string description) => new("--note", "-m") { HelpName = "note", Description = description, Required = true };

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, Wish wish, CancellationToken cancellation)
    {
        if (wish.Name is { } name && (name.Length is 0 or > LongestName || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@')))
        {
            return InputFile.Complain(surroundings, $"`--as` takes a name of at most {LongestName} letters, digits and `.-_@`");
        }
        var folder = wish.Draft is null ? Workspaces.Find(surroundings, call, global) : null;
        if (wish.Draft is null && folder is null)
        {
            return ExitCode.Wrong;
        }
        var publication = new Publication(wish.Name is null ? OpenedStore.Actor : $"{OpenedStore.Actor}/{wish.Name}", wish.Note, wish.At);
        return folder is null
            ? await PublishDraftAsync(surroundings, call, global, wish.Draft!, publication, cancellation)
            : await PublishFolderAsync(surroundings, call, global, folder, publication, cancellation);
    }

    private static async Task<int> PublishFolderAsync(
        Surroundings surroundings, ParseResult call, GlobalOptions global, string folder, Publication publication, CancellationToken cancellation)
    {
        // A service beside may be writing the folder: it is read, and goes live, as a whole.
        using var shown = new PublishedFolder(folder);
        using var turn = await shown.HoldAsync(cancellation);
        await using var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins: true, cancellation);
        if (opened.Store is not { } store)
        {
            return opened.Code;
        }
        var live = await store.Releases.LiveAsync(cancellation);
        // What a publishing that was cut off left half written is no edit of an author's.
        shown.Finish(live);
        var check = WorkspaceChecker.CheckFolder(folder);
        var candidate = Candidate.Of(check, check.Workspace?.Documents ?? DocumentSet.Empty);
        if (!candidate.IsPublishable)
        {
            return DiagnosticPrinter.Refuse(surroundings, candidate.Diagnostics, call.GetValue(global.Json), ExitCode.Problems);
        }
        var before = live is null ? null : await store.Releases.DocumentsAsync(live.Number, cancellation);
        var publisher = new Publisher(store.Releases, store.Drafts, surroundings.Clock);
        var outcome = await publisher.PublishFolderAsync(candidate, publication, cancellation);
        return ReleasePrinter.Show(surroundings, outcome, DocumentDifference.Between(before ?? DocumentSet.Empty, candidate.Documents), call.GetValue(global.Json));
    }

    private static async Task<int> PublishDraftAsync(
        Surroundings surroundings, ParseResult call, GlobalOptions global, string draft, Publication publication, CancellationToken cancellation)
    {
        await using var opened = await OpenedReleases.OpenAsync(surroundings, call, global, cancellation);
        if (opened.Publisher is not { } publisher)
        {
            return opened.Code;
        }
        var outcome = await publisher.PublishDraftAsync(draft, publication, cancellation);
        return await opened.ShowAsync(surroundings, outcome, call.GetValue(global.Json), cancellation);
    }

    private sealed record Wish(string Note, string? Draft, DateTimeOffset? At, string? Name);
}
