using System.Text.Json;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Proving;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Testing;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Tests.Shipped;

/// <summary>The workspace that ships, read from the repository.</summary>
internal static class ShippedWorkspace
{
    /// <summary>A Monday morning.</summary>
    public static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static DocumentSet Documents()
    {
        var diagnostics = new List<Diagnostic>();
        var documents = WorkspaceFolder.Load(Repository.Root, diagnostics);
        Assert.Empty(diagnostics);
        return documents;
    }

    public static Release Compile() => Compile(Documents());

    public static Release Compile(DocumentSet documents)
    {
        var check = WorkspaceChecker.Check(documents);
        Assert.Equal("fine", Shown.Of(check.Diagnostics));
        return Release.Create(check.Workspace!);
    }

    public static Decision Decide(Release release, JsonObject facts)
    {
        var diagnostics = new List<Diagnostic>();
        var input = FactsJson.Read(new SourceText("facts", facts.ToJsonString(JsonSerializerOptions.Default)), release.Workspace.Vocabulary, diagnostics);
        Assert.Equal("fine", Shown.Of(diagnostics));
        return release.Decider.Decide(new DecisionRequest(input!.Facts, At));
    }

    /// <summary>What is decided in every example, with messages and with each rule's outcome.</summary>
    public static IEnumerable<Decision> DecideExamples(Release release)
    {
        var diagnostics = new List<Diagnostic>();
        var examples = Examples.Read(release.Workspace, diagnostics);
        Assert.Equal("fine", Shown.Of(diagnostics));
        var requests = examples.Select(example => new DecisionRequest(example.Facts, example.At) { History = example.History, ExplainsAllRules = true });
        return ScriptFacts.Fill(release.Decider, [.. requests]).Select(release.Decider.Decide);
    }
}
