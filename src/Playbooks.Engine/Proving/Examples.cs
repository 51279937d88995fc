using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Proving;

/// <summary>The examples of a workspace: <c>playbooks/examples/*.json</c>, one object or a list of them a file.</summary>
public static class Examples
{
    private const string Folder = "playbooks/examples/";

    /// <summary>Reads the examples and reports their mistakes; those that can be run are returned all the same.</summary>
    public static ImmutableArray<Example> Read(Workspace workspace, ICollection<Diagnostic> diagnostics) =>
        Read(workspace, ExampleNames.Of(workspace), diagnostics);

    /// <summary>The same where only some of the names that examples use are known for certain.</summary>
    internal static ImmutableArray<Example> Read(Workspace workspace, ExampleNames names, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var read = workspace.Documents.Texts.Keys
            .Where(path => path.StartsWith(Folder, StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => ReadDocument(workspace, path, names, diagnostics))
            .ToList();
        ReportRepeated(read, diagnostics);
        return [.. read.SelectMany(document => document.Examples)];
    }

    /// <summary>Reads the examples of one document.</summary>
    internal static ExampleDocument ReadDocument(Workspace workspace, string path, ExampleNames names, ICollection<Diagnostic> diagnostics)
    {
        var reader = new ExampleReader(workspace, names, diagnostics);
        var root = JsonReader.Read(workspace.Documents.Find(path)!, diagnostics).Root;
        var examples = (root is JsonArray list ? list.Items : [root!]).Where(node => node is not null).Select(reader.Read).OfType<Example>().ToImmutableArray();
        return new ExampleDocument(examples, examples.Length, [.. reader.Names]);
    }

    /// <summary>Reports examples that have the name of one before them.</summary>
    internal static void ReportRepeated(IEnumerable<ExampleDocument> documents, ICollection<Diagnostic> diagnostics)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            foreach (var (name, place) in document.Names)
            {
                if (!names.Add(name))
                {
                    diagnostics.Add(ExampleErrors.RepeatedName.At(place, $"another example has the name `{name}`", "give each a name of its own"));
                }
            }
        }
    }

    /// <summary>Runs every example of a release.</summary>
    public static ExampleRun Run(Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var diagnostics = new List<Diagnostic>();
        var examples = Read(release.Workspace, diagnostics);
        // Scripts of all examples go to one process together.
        var requests = ScriptFacts.Fill(release.Decider, [.. examples.Select(RequestOf)]);
        return new ExampleRun([.. examples.Zip(requests, (example, request) => Run(release.Decider, example, request))], [.. diagnostics]);
    }

    /// <summary>Runs one example.</summary>
    public static ExampleResult Run(Decider decider, Example example)
    {
        ArgumentNullException.ThrowIfNull(decider);
        ArgumentNullException.ThrowIfNull(example);
        return Run(decider, example, ScriptFacts.Fill(decider, RequestOf(example)));
    }

    private static ExampleResult Run(Decider decider, Example example, DecisionRequest request)
    {
        var decision = decider.Decide(request);
        return new ExampleResult(example, decision, ExampleDifferences.Between(example, decision));
    }

    private static DecisionRequest RequestOf(Example example) => new(example.Facts, example.At) { History = example.History, WritesMessages = false };
}

/// <summary>The examples of one document.</summary>
/// <param name="Examples">Those that can be run.</param>
/// <param name="Count">How many can be run.</param>
/// <param name="Names">All their names, each with its place.</param>
internal sealed record ExampleDocument(ImmutableArray<Example> Examples, int Count, ImmutableArray<(string Name, Location Place)> Names);

/// <summary>What came of the examples.</summary>
/// <param name="Results">One result for each that could be read.</param>
/// <param name="Diagnostics">Mistakes in the examples themselves.</param>
public sealed record ExampleRun(ImmutableArray<ExampleResult> Results, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether every example could be read and gave what it expects.</summary>
    public bool IsPassed => Diagnostics.All(diagnostic => !diagnostic.IsError) && Results.All(result => result.IsPassed);
}

/// <summary>What came of one example.</summary>
/// <param name="Example">The example.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Differences">Lines that say what differs; none when it passed.</param>
public sealed record ExampleResult(Example Example, Decision Decision, ImmutableArray<string> Differences)
{
    /// <summary>Whether all came out as expected.</summary>
    public bool IsPassed => Differences.IsEmpty;
}
