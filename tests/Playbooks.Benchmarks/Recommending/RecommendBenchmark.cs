using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Benchmarks.Serving;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Measuring;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Text;
using Playbooks.Retention.Book;

namespace Playbooks.Benchmarks.Recommending;

/// <summary>Whole decisions of the workspace that ships over its sample book, and the stages they are made of.</summary>
internal sealed class RecommendBenchmark(BenchmarkOptions options, Results results)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public void Run()
    {
        var workspace = Workspaces.Shipped();
        var release = Release.Create(workspace);
        var book = SampleBook.Read(Workspaces.Root, workspace.Vocabulary, []);
        var bodies = RequestBody.Of(book, workspace.Vocabulary);
        DecisionRequest[] contacts = [.. bodies.Select(body => Read(body, workspace.Vocabulary))];
        DecisionRequest[] accounts = [.. book.Accounts.Select(account => new DecisionRequest(account.Facts, At) { History = account.History })];
        var generated = Release.Create(workspace);
        generated.Decider.Generate();
        Measure("contact", release, generated, contacts, bodies);
        Measure("account", release, generated, accounts, []);
    }

    private void Measure(string profile, Release release, Release generated, DecisionRequest[] requests, ImmutableArray<RequestBody> bodies)
    {
        // An id of its own, as the service gives one: without it a decision has a hash of all its facts.
        DecisionRequest[] whole = [.. requests.Select(request => request with { Id = "decision" })];
        DecisionRequest[] silent = [.. whole.Select(request => request with { WritesMessages = false, LooksAtMisses = false })];
        DecisionRequest[] alone = [.. whole.Select(DerivedWork.ActionsAlone)];
        List<Side> sides =
        [
            Deciding("derive", release, whole, Deriving(release)),
            Deciding("derive-generated", generated, whole, Deriving(generated)),
            Deciding("decide", release, silent, Decide),
            Deciding("decide-generated", generated, silent, Decide),
            Deciding("actions", release, alone, Decide),
            Deciding("messages", release, [.. whole.Select(request => request with { LooksAtMisses = false })], Decide),
            Deciding("explanation", release, [.. whole.Select(request => request with { WritesMessages = false })], Decide),
            Deciding("whole", release, whole, Decide),
            Deciding("rules", release, [.. whole.Select(request => request with { ExplainsAllRules = true })], Decide),
            Writing([.. whole.Select(release.Decider.Decide)]),
        ];
        if (!bodies.IsEmpty)
        {
            sides.Insert(0, new Side("playbooks", "facts", (first, count) => Repeat(first, count, bodies.Length, i => Read(bodies[i], release.Workspace.Vocabulary).Facts.Contacts.Length)));
        }
        var measures = new Rounds(options.IsQuick).Run(sides, TimeSpan.FromSeconds(options.IsQuick ? 1 : 3));
        results.Add("recommend", profile, release.Workspace.Rules.Count(), measures, static (_, _) => false);
    }

    private static Side Deciding(string variant, Release release, DecisionRequest[] requests, Func<Release, DecisionRequest, int> work) =>
        new("playbooks", variant, (first, count) => Repeat(first, count, requests.Length, i => work(release, requests[i])));

    // As many bytes as an answer has, in a buffer that is used again.
    private static Side Writing(Decision[] decisions)
    {
        var bytes = new ArrayBufferWriter<byte>(256 * 1024);
        var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return new Side("playbooks", "json", (first, count) => Repeat(first, count, decisions.Length, i =>
        {
            bytes.ResetWrittenCount();
            writer.Reset(bytes);
            DecisionJson.Write(writer, decisions[i]);
            writer.Flush();
            return bytes.WrittenCount;
        }));
    }

    // As the service does: straight from the bytes, and what must be looked at closely by a tree.
    private static DecisionRequest Read(RequestBody body, FactVocabulary vocabulary) =>
        FactsJson.TryReadRequest(body.Json, vocabulary, At)
        ?? FactsJson.ReadRequest(JsonReader.Read(new SourceText("request", Encoding.UTF8.GetString(body.Json)), []), vocabulary, At, [])
        ?? throw new InvalidDataException($"the question about {body.Contact} cannot be read");

    private static Func<Release, DecisionRequest, int> Deriving(Release release)
    {
        var run = new DecisionRun(release.Decider.Compiled);
        return (_, request) =>
        {
            run.Begin(request, "");
            Engine.Deciding.Deriving.WorkOut(run, assumed: null);
            var failures = run.Failures.Count;
            run.End();
            return failures;
        };
    }

    private static int Decide(Release release, DecisionRequest request) => release.Decider.Decide(request).Actions.Length;

    private static long Repeat(int first, int count, int length, Func<int, int> work)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            sum += work((first + i) % length);
        }
        return sum;
    }
}
