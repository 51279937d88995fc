using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Playbooks.Benchmarks.Deciding;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Benchmarks.Loading;

/// <summary>From the documents' texts to a decider, whole and by stage; and what is kept.</summary>
internal sealed partial class LoadBenchmark(BenchmarkOptions options, Results results)
{
    private const int Rules = 10_000;
    private const int Playbooks = 10;

    public void Run()
    {
        foreach (var profile in new[] { "sel", "mixed" })
        {
            var workload = options.Workload is { } folder ? WorkloadFiles.Read(folder, profile, Rules) : WorkloadGenerator.Make(profile, Rules);
            var documents = WorkloadDocuments.Of(workload, Playbooks);
            var workspace = WorkspaceChecker.Check(documents).Workspace!;
            var measures = new Rounds(options.IsQuick).Run(
            [
                Loading("limit", "read", () => Parse(documents)),
                Loading("playbooks", "read", () => Read(documents)),
                Loading("playbooks", "check", () => WorkspaceChecker.Check(documents).Counts.Rules),
                Loading("playbooks", "compile", () => Release.Create(workspace).Hash.Length),
                Loading("playbooks", "retitle", Editing(documents, Retitle)),
                Loading("playbooks", "edit", Editing(documents, ChangeRule)),
                Loading("playbooks", "load", () => WorkloadDocuments.Compile(documents).Hash.Length),
            ]);
            results.Add("load", profile, Rules, measures, (limit, side) => limit.Engine == "limit" && side.Variant == limit.Variant);
            var kept = Kept(() => WorkloadDocuments.Compile(WorkloadDocuments.Of(workload, Playbooks))) / Rules;
            results.Add("load", profile, Rules, "kept", "playbooks", 0, kept, null);
            Console.WriteLine($"load: {1_000 / measures[^1].Median:N0} ms for {Rules} rules, {1_000 / measures[^2].Median:N0} ms after a change in one of {Playbooks} playbooks, {kept:N0} B kept a rule, texts of the documents included");
        }
    }

    // One of the playbooks is saved with a change again and again, as the live folder sees it: what was live is in use until the next one is.
    private static Func<int> Editing(DocumentSet documents, Func<string, int, string> edit)
    {
        const string Edited = "playbooks/p0004.json";
        var (known, compiled, saves) = (new CheckMemory(), new CompileMemory(), 0);
        var live = Publish(documents);
        return () =>
        {
            var next = Publish(documents.With(Edited, edit(documents.Texts[Edited], saves++)));
            GC.KeepAlive(live);
            live = next;
            return live.Hash.Length;
        };

        Release Publish(DocumentSet state) => Release.Create(WorkspaceChecker.Check(state, known).Workspace!, compiled);
    }

    private static string Retitle(string text, int save) => text.Replace("\"title\": \"p0004\"", $"\"title\": \"save {save}\"", StringComparison.Ordinal);

    // Another rule each time asks for another number of days.
    private static string ChangeRule(string text, int save)
    {
        var cells = DaysCell().Matches(text);
        var days = cells[save % cells.Count].Groups["days"];
        var changed = (int.Parse(days.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        return text.Remove(days.Index, days.Length).Insert(days.Index, changed);
    }

    [GeneratedRegex("\"contact.daysToRenewal\": \"[<>=]+ (?<days>[0-9]+)\"")]
    private static partial Regex DaysCell();

    private static int Parse(DocumentSet documents)
    {
        var kinds = 0;
        foreach (var text in documents.Texts.Values)
        {
            using var document = JsonDocument.Parse(text);
            kinds += (int)document.RootElement.ValueKind;
        }
        return kinds;
    }

    private static int Read(DocumentSet documents)
    {
        var diagnostics = new List<Diagnostic>();
        return documents.Texts.Keys.Sum(path => JsonReader.Read(documents.Find(path)!, diagnostics).Root!.Span.Length);
    }

    private static Side Loading(string engine, string variant, Func<int> load) => new(engine, variant, (_, count) =>
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            sum += load();
        }
        return sum;
    });

    private static long Kept(Func<Release> load)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var release = load();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(release);
        return kept;
    }
}
