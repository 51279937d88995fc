using Playbooks.Engine.Compiling;
using Playbooks.Engine.Proving;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Testing;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Tests.Shipped;

public sealed class ShippedWorkspaceTests
{
    private static readonly Lazy<Release> s_release = new(ShippedWorkspace.Compile);

    [Fact]
    public void ItChecksWithoutAnErrorOrAWarning() => Assert.NotNull(s_release.Value.Workspace);

    [Fact]
    public void ItIsLaidOutAsTheFormatterWould()
    {
        var diagnostics = new List<Diagnostic>();
        var documents = ShippedWorkspace.Documents();
        var formatted = WorkspaceFormat.FormatAll(documents, diagnostics);
        Assert.Equal("fine", Shown.Of(diagnostics));
        Assert.Empty(documents.Texts.Where(document => formatted.Texts[document.Key] != document.Value).Select(document => document.Key));
    }

    [Fact]
    public void ItsSchemasAreThoseOfItsDocumentsAndStaySmall()
    {
        foreach (var (path, schema) in WorkspaceSchema.Write(s_release.Value.Workspace))
        {
            var file = Repository.PathOf(path);
            Assert.True(File.Exists(file) && File.ReadAllText(file) == schema, $"{path} is out of date: run `playbooks schema`");
            Assert.InRange(schema.Length, 1, 100_000);
        }
    }

    [Fact]
    public void ItHasTheSizeOfSomethingThatATeamWouldAdopt()
    {
        var workspace = s_release.Value.Workspace;
        Assert.InRange(workspace.Actions.Count, 26, 100);
        Assert.InRange(workspace.Templates.Count, 34, 200);
        Assert.InRange(Examples.Run(s_release.Value).Results.Length, 80, 500);
    }

    [Fact]
    public void EveryFactSaysWhatItIs() =>
        Assert.Empty(s_release.Value.Workspace.Vocabulary.Facts.Concat(s_release.Value.Workspace.Vocabulary.Derived)
            .Where(fact => !fact.Name.EndsWith(".id", StringComparison.Ordinal) && fact.Description is null)
            .Select(fact => fact.Name));

    [Fact]
    public void EveryKindOfActionIsInUse() =>
        Assert.Empty(Enum.GetValues<ActionKind>().Except(s_release.Value.Workspace.Actions.Values.Select(action => action.Kind)));

    [Fact]
    public void EveryExamplePasses()
    {
        var run = Examples.Run(s_release.Value);
        Assert.Equal("fine", Shown.Of(run.Diagnostics));
        Assert.Empty(run.Results.Where(result => !result.IsPassed).Select(result => $"{result.Example.Name}: {string.Join(" / ", result.Differences)}"));
    }

    [Fact]
    public void EveryCellOfTheGridLeadsToAnAction()
    {
        var cells = Grid.Enumerate(s_release.Value.Decider, [Fact("contact.quadrant"), Fact("account.valueTier"), Fact("contact.role")], ShippedWorkspace.At).ToArray();
        Assert.Equal(4 * 4 * 5, cells.Length);
        Assert.Empty(cells.Where(cell => cell.Decision.Actions.IsEmpty).Select(cell => string.Join(", ", cell.Values)));
    }

    [Fact]
    public void EveryCellIsReachedFromGivenFactsAndLeadsToAnAction()
    {
        var seen = new HashSet<string>();
        foreach (var (attitude, behaviour, quartile, role) in GivenCells())
        {
            var decision = ShippedWorkspace.Decide(s_release.Value, new JsonObject
            {
                ["account"] = new JsonObject { ["valueQuartile"] = quartile },
                ["contact"] = new JsonObject { ["role"] = role, ["attitude"] = attitude, ["behaviour"] = behaviour },
            });
            var cell = $"{Text(decision.Account.Children(0)[0], "contact.quadrant")} {Text(decision.Account, "account.valueTier")} {role}";
            Assert.False(decision.Actions.IsEmpty, cell);
            Assert.Empty(decision.Failures);
            seen.Add(cell);
        }
        Assert.Equal(4 * 4 * 5, seen.Count);
    }

    private static IEnumerable<(int Attitude, int Behaviour, int Quartile, string Role)> GivenCells() =>
        from scores in new[] { (9, 9), (9, 4), (4, 9), (4, 4) }
        from quartile in Enumerable.Range(1, 4)
        from role in ((ChoiceType)Fact("contact.role").Type).Values
        select (scores.Item1, scores.Item2, quartile, role);

    private static FactDefinition Fact(string name) => s_release.Value.Workspace.Vocabulary.Find(name)!;

    private static string? Text(FactRow row, string name) => row.Get(Fact(name).Column) as string;
}
