using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Jobs;
using Playbooks.Storage.Tests.Contracts;
using Playbooks.Storage.Webhooks;

namespace Playbooks.Storage.Tests.Crashing;

/// <summary>
/// A process of its own that writes all that it can and says each write that was acknowledged, a line each, until it is
/// killed. It takes up what an earlier one left.
/// </summary>
internal sealed class CrashWriter(IStore store, string round, TextWriter output)
{
    public const string Draft = "D-1";
    public const string Document = "playbooks/a.json";
    public const string Job = "J-1";
    public const string Account = "A-1";
    public const string Webhook = "W-1";

    private const int Deciders = 4;

    private readonly Lock _saying = new();

    /// <summary>Runs until it is killed.</summary>
    public static async Task<int> RunAsync(string file, string round)
    {
        var opening = await Stores.OpenAsync(StoreAddress.Parse("sqlite:" + file), TimeProvider.System, default);
        if (opening.Store is not { } store)
        {
            await Console.Error.WriteLineAsync(opening.Problem);
            return 3;
        }
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var writer = new CrashWriter(store, round, output);
        await writer.PrepareAsync();
        Task[] work = [writer.PublishAsync(), writer.SaveAsync(), writer.ProgressAsync(), writer.ImportAsync(), .. Enumerable.Range(0, Deciders).Select(writer.DecideAsync)];
        await await Task.WhenAny(work);
        return 1;
    }

    /// <summary>What each kind of write needs, when no earlier process made it.</summary>
    private async Task PrepareAsync()
    {
        if (await store.Releases.LiveAsync(default) is null)
        {
            Say("release", (await Given.LiveReleaseAsync(store)).Number);
        }
        if ((await store.Webhooks.ListAsync(default)).IsEmpty)
        {
            await store.Webhooks.AddAsync(new Webhook(Webhook, "https://example.org/", ["decision.made"], "secret", "user:eva", Given.Noon), By("webhook.created"), default);
        }
        if (await store.Drafts.FindAsync(Draft, default) is null)
        {
            await store.Drafts.AddAsync(Given.Draft(Draft), By("draft.begun"), default);
        }
        if (await store.Jobs.FindAsync(Job, default) is null)
        {
            await store.Jobs.AddAsync(new Job { Id = Job, Kind = "run", Request = "{}", Actor = "user:eva", CreatedAt = Given.Noon }, By("job.started"), default);
        }
    }

    private async Task DecideAsync(int decider)
    {
        for (var number = 0; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{round}-{decider}-{number:D6}");
            var live = (await store.Releases.LiveAsync(default))!.Number;
            var record = Given.Decision(id, live, actions: new DecidedAction(1, "call", "high-risk/leaders-call", null));
            if (await store.Decisions.AppendAsync(record, Given.Told("decision.made", id), default))
            {
                Say("decision", id);
            }
        }
    }

    private async Task PublishAsync()
    {
        while (true)
        {
            var live = (await store.Releases.LiveAsync(default))!.Number;
            var release = await Given.LiveReleaseAsync(store, live, text: $"{live + 1}");
            Say("release", release.Number);
        }
    }

    private async Task SaveAsync()
    {
        while (true)
        {
            var draft = (await store.Drafts.FindAsync(Draft, default))!;
            var seen = draft.Documents.GetValueOrDefault(Document)?.Version ?? 0;
            var save = await store.Drafts.SaveAsync(Draft, Document, TextOf(seen + 1), seen, By("draft.saved"), default);
            Say("draft", save.Current!.Version);
        }
    }

    private async Task ProgressAsync()
    {
        while (true)
        {
            var job = (await store.Jobs.FindAsync(Job, default))!;
            var next = job with { State = JobState.Running, Done = job.Done + 1 };
            await store.Jobs.ProgressAsync(next, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{next.Done}\n")), default);
            Say("job", next.Done);
        }
    }

    private async Task ImportAsync()
    {
        while (true)
        {
            var version = (await store.Book.FindAsync(Account, default))?.Version ?? 0;
            ImmutableArray<BookRecord> records = [new AccountRecord(Account, FactsOf(version + 1)), new ContactRecord(Account, "C-1", FactsOf(version + 1))];
            var save = await store.Book.SaveAsync(records, version, By("book.imported"), default);
            Say("account", save.Version!.Value);
        }
    }

    /// <summary>What a version of the document holds.</summary>
    public static string TextOf(long version) => string.Create(CultureInfo.InvariantCulture, $"text {version}");

    /// <summary>What a version of the account holds.</summary>
    public static string FactsOf(long version) => string.Create(CultureInfo.InvariantCulture, $$"""{"version":{{version}}}""");

    private static AuditEntry By(string action) => new(Given.Noon, "command:crash", action, "-");

    private void Say(string what, object which)
    {
        lock (_saying)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {which}"));
        }
    }
}
