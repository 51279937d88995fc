using System.Collections.Immutable;
using Playbooks.Engine.Proving;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Engine.Workflows;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Checking;

/// <summary>Reads the documents of a workspace, step by step: each by itself, from what it depends on, so that a memory can know it.</summary>
internal sealed class WorkspaceReader(DocumentSet documents, WorkspaceTrees trees, CheckMemory memory, List<Diagnostic> diagnostics)
{
    private const string Scripts = "playbooks/scripts/";

    /// <summary>
    /// The workspace as far as it can be made out, and how many examples it has; null where there are no facts to be
    /// made out. Templates are read beside all else: they need the facts alone, and nothing but their names is needed of them.
    /// </summary>
    public (Workspace Workspace, int Examples)? Read(WorkspaceSettings settings)
    {
        FactVocabulary? vocabulary = null;
        var templates = TemplateCatalogue.Empty;
        var ofTemplates = new List<Diagnostic>();
        SideBySide.Run(() => vocabulary = ReadFacts(), () => templates = TemplateCatalogue.Read(documents, settings.Language, memory, ofTemplates));
        (Workspace Workspace, int Examples)? read = null;
        if (vocabulary is not null)
        {
            var bound = ImmutableSortedDictionary<string, CheckedTemplate>.Empty;
            SideBySide.Run(() => read = ReadRules(settings, vocabulary, templates), () => bound = templates.CheckAll(vocabulary, memory, ofTemplates));
            read = (read!.Value.Workspace with { Templates = bound }, read.Value.Examples);
        }
        diagnostics.AddRange(ofTemplates);
        return read;
    }

    private (Workspace Workspace, int Examples) ReadRules(WorkspaceSettings settings, FactVocabulary vocabulary, TemplateCatalogue templates)
    {
        var context = ReadContext(vocabulary, templates);
        var actions = ReadActions(context);
        var draft = new Workspace
        {
            Documents = documents,
            Settings = settings,
            Vocabulary = vocabulary,
            Actions = actions,
            Policy = ReadPolicy(context),
            Playbooks = ReadPlaybooks(context, actions),
            Templates = ImmutableSortedDictionary<string, CheckedTemplate>.Empty,
        };
        return (draft, trees.AreWhole && IsRight(WorkspacePaths.Facts) ? ReadExamples(draft) : 0);
    }

    private int ReadExamples(Workspace draft)
    {
        var examples = documents.Sources.Keys.Where(WorkspacePaths.IsExample).ToList();
        if (examples.Count == 0)
        {
            return 0;
        }
        var names = NamesOf(draft);
        object?[] known = [draft.Vocabulary, Joined(names.Actions), Joined(names.Rules), Joined(names.Bands)];
        var read = new List<ExampleDocument>();
        foreach (var path in examples)
        {
            read.Add(memory.Recall(CheckStep.Examples, path, [documents.Sources[path], .. known], diagnostics, found => Examples.ReadDocument(draft, path, names, found) with { Examples = [] }));
        }
        Examples.ReportRepeated(read, diagnostics);
        return read.Sum(document => document.Count);
    }

    // A name is unknown only where all names of its kind could be read.
    private ExampleNames NamesOf(Workspace draft)
    {
        var names = ExampleNames.Of(draft);
        return new ExampleNames(
            IsRight(WorkspacePaths.Actions) ? names.Actions : null,
            diagnostics.Exists(diagnostic => diagnostic.IsError && WorkspacePaths.HoldsRules(diagnostic.Location.Document)) ? null : names.Rules,
            IsRight(WorkspacePaths.Policy) ? names.Bands : null);
    }

    private bool IsRight(string document) => !diagnostics.Exists(diagnostic => diagnostic.IsError && diagnostic.Location.Document == document);

    /// <summary>Reads the workflow files, and reports what is wrong with them.</summary>
    public WorkflowSet ReadWorkflows()
    {
        var paths = documents.Sources.Keys.Where(WorkspacePaths.IsWorkflow).ToList();
        if (paths.Count == 0)
        {
            return WorkflowSet.Empty;
        }
        return memory.Recall(CheckStep.Workflows, "playbooks/workflows/", [.. paths.SelectMany(path => new object[] { path, documents.Sources[path] })], diagnostics, found =>
        {
            var set = WorkflowSet.Create(paths.SelectMany(path => WorkflowReader.Read(documents.Find(path)!, found)), found);
            set.CheckExpressions(found);
            return set;
        });
    }

    private FactVocabulary? ReadFacts()
    {
        if (!trees.IsWhole(WorkspacePaths.Facts))
        {
            return null;
        }
        // Facts by script depend on the scripts.
        var scripts = documents.Sources.Keys.Where(path => path.StartsWith(Scripts, StringComparison.Ordinal)).SelectMany(path => new object[] { path, documents.Sources[path] });
        var unreadable = documents.Unreadable.Where(path => path.StartsWith(Scripts, StringComparison.Ordinal));
        return memory.Recall(
            CheckStep.Facts,
            WorkspacePaths.Facts,
            [documents.Find(WorkspacePaths.Facts), .. scripts, "", .. unreadable],
            diagnostics,
            found => VocabularyReader.Read(trees.Root(WorkspacePaths.Facts)!, documents, found));
    }

    private RuleContext ReadContext(FactVocabulary vocabulary, TemplateCatalogue templates)
    {
        var bands = trees.IsWhole(WorkspacePaths.Policy)
            ? memory.Recall(CheckStep.Bands, WorkspacePaths.Policy, [documents.Find(WorkspacePaths.Policy)], diagnostics, found => new Bands(PolicyReader.ReadBands(trees.Root(WorkspacePaths.Policy)!, found)))
            : new Bands([]);
        var actions = trees.Root(WorkspacePaths.Actions);
        return new RuleContext(vocabulary, bands.Names, templates, ActionReader.IdsOf(actions), OwnerNames.Of(actions, trees.Root(WorkspacePaths.Policy)), diagnostics);
    }

    private Policy ReadPolicy(RuleContext context) => memory.Recall(
        CheckStep.Policy,
        WorkspacePaths.Policy,
        [documents.Find(WorkspacePaths.Policy), trees.IsWhole(WorkspacePaths.Policy) ? "" : null, .. Known(context)],
        diagnostics,
        found => new PolicyReader(context with { Diagnostics = found }).Read(trees.Root(WorkspacePaths.Policy) as JsonObject));

    private ImmutableSortedDictionary<string, ActionDefinition> ReadActions(RuleContext context) => trees.IsWhole(WorkspacePaths.Actions)
        ? memory.Recall(
            CheckStep.Actions,
            WorkspacePaths.Actions,
            [documents.Find(WorkspacePaths.Actions), .. Known(context)],
            diagnostics,
            found => new ActionReader(context with { Diagnostics = found }).ReadCatalogue(trees.Root(WorkspacePaths.Actions)!))
        : ImmutableSortedDictionary<string, ActionDefinition>.Empty;

    private ImmutableArray<Playbook> ReadPlaybooks(RuleContext context, ImmutableSortedDictionary<string, ActionDefinition> actions)
    {
        object?[] known = [actions, .. Known(context)];
        var joining = new PlaybookJoining(diagnostics);
        foreach (var path in trees.Playbooks())
        {
            var place = joining.Rules;
            joining.Add(memory.Recall(
                CheckStep.Playbook,
                path,
                [documents.Find(path), .. known],
                diagnostics,
                found => new PlaybookReader(context with { Diagnostics = found }, actions, documents).Read(trees.Root(path)!, place),
                playbook => [.. playbook?.Tables.Select(StateOfTable) ?? []]));
        }
        return joining.Playbooks;
    }

    // What the reader of a playbook can see of the table that it points to: its text, or what is said where there is none.
    private object StateOfTable(string path) =>
        documents.Find(path) is { } source ? source
        : documents.Has(path) ? "unreadable"
        : "missing\n" + string.Join('\n', documents.Texts.Keys.Where(key => key.EndsWith(".csv", StringComparison.Ordinal)));

    // All that a context offers to who reads with it.
    private static object?[] Known(RuleContext context) =>
        [context.Vocabulary, string.Join('\n', context.Bands), Joined(context.ActionIds?.Order(StringComparer.Ordinal)), context.Templates.Shape, context.Owners.Shape];

    private static string? Joined(IEnumerable<string>? names) => names is null ? null : string.Join('\n', names);

    private sealed record Bands(ImmutableArray<string> Names);
}
