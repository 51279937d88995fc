using System.Collections.Immutable;
using Playbooks.Engine.Proving;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Checking;

/// <summary>Reads a workspace and finds all that is wrong with it at once.</summary>
public static class WorkspaceChecker
{
    /// <summary>Reads a folder and checks it.</summary>
    public static WorkspaceCheck CheckFolder(string directory)
    {
        var unread = new List<Diagnostic>();
        var check = Check(WorkspaceFolder.Load(directory, unread));
        return check with { Workspace = IsRight(unread) ? check.Workspace : null, Diagnostics = Sort([.. unread, .. check.Diagnostics]) };
    }

    /// <summary>Checks a workspace. What depends on a document that is broken is left out, and reported once that is mended.</summary>
    public static WorkspaceCheck Check(DocumentSet documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var diagnostics = new List<Diagnostic>();
        var trees = WorkspaceTrees.Read(documents, diagnostics);
        var settings = trees.Root(WorkspacePaths.Settings) is { } root ? SettingsReader.Read(root, diagnostics) : SettingsReader.Default;
        var draft = settings is null ? null : Read(documents, trees, settings, diagnostics);
        if (draft is null)
        {
            return new WorkspaceCheck(null, Sort(diagnostics), WorkspaceCounts.None);
        }
        var examples = trees.AreWhole && IsRight(diagnostics, WorkspacePaths.Facts) ? Examples.Read(draft, NamesOf(draft, diagnostics), diagnostics).Length : 0;
        if (IsRight(diagnostics) && documents.Unreadable.IsEmpty)
        {
            RuleChecks.Check(draft, trees.PathAt, diagnostics);
            UseChecks.Check(draft, diagnostics);
            GapChecks.Check(draft, diagnostics);
        }
        var counts = new WorkspaceCounts(
            draft.Vocabulary.Facts.Count(fact => fact.Location is not null), draft.Actions.Count, draft.Playbooks.Length, draft.Rules.Count(), draft.Templates.Count, examples);
        return new WorkspaceCheck(IsRight(diagnostics) ? draft : null, Sort(diagnostics), counts);
    }

    private static Workspace? Read(DocumentSet documents, WorkspaceTrees trees, WorkspaceSettings settings, List<Diagnostic> diagnostics)
    {
        var templates = TemplateCatalogue.Read(documents, settings.Language, diagnostics);
        if (trees.Root(WorkspacePaths.Facts) is not { } facts || VocabularyReader.Read(facts, documents, diagnostics) is not { } vocabulary)
        {
            return null;
        }
        var bands = trees.Root(WorkspacePaths.Policy) is { } bandsOf ? PolicyReader.ReadBands(bandsOf, diagnostics) : [];
        var actionRoot = trees.Root(WorkspacePaths.Actions);
        var context = new RuleContext(vocabulary, bands, templates, ActionReader.IdsOf(actionRoot), diagnostics);
        var policy = new PolicyReader(context).Read(trees.Root(WorkspacePaths.Policy) as JsonObject);
        var actions = actionRoot is null ? ImmutableSortedDictionary<string, ActionDefinition>.Empty : new ActionReader(context).ReadCatalogue(actionRoot);
        var playbooks = new PlaybookReader(context, actions, documents);
        return new Workspace
        {
            Documents = documents,
            Settings = settings,
            Vocabulary = vocabulary,
            Actions = actions,
            Policy = policy,
            Playbooks = [.. trees.Playbooks().Select(playbooks.Read).OfType<Playbook>()],
            Templates = templates.CheckAll(vocabulary, diagnostics),
        };
    }

    // A name is unknown only where all names of its kind could be read.
    private static ExampleNames NamesOf(Workspace draft, List<Diagnostic> diagnostics)
    {
        var names = ExampleNames.Of(draft);
        return new ExampleNames(
            IsRight(diagnostics, WorkspacePaths.Actions) ? names.Actions : null,
            diagnostics.Exists(diagnostic => diagnostic.IsError && WorkspacePaths.HoldsRules(diagnostic.Location.Document)) ? null : names.Rules,
            IsRight(diagnostics, WorkspacePaths.Policy) ? names.Bands : null);
    }

    private static bool IsRight(List<Diagnostic> diagnostics, string? document = null) =>
        !diagnostics.Exists(diagnostic => diagnostic.IsError && (document is null || diagnostic.Location.Document == document));

    private static ImmutableArray<Diagnostic> Sort(List<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .Distinct()
            .OrderBy(diagnostic => diagnostic.Location.Document, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.Span.Start)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
    ];
}
