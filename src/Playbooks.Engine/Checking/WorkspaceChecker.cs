using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Checking;

/// <summary>Reads a workspace and finds all that is wrong with it at once.</summary>
public static class WorkspaceChecker
{
    /// <summary>Reads a folder and checks it.</summary>
    public static WorkspaceCheck CheckFolder(string directory) => CheckFolder(directory, new CheckMemory());

    /// <summary>The same, with what earlier checks found out; it ends as if there had been none.</summary>
    public static WorkspaceCheck CheckFolder(string directory, CheckMemory memory)
    {
        var unread = new List<Diagnostic>();
        var check = Check(WorkspaceFolder.Load(directory, unread), memory);
        return check with { Workspace = IsRight(unread) ? check.Workspace : null, Diagnostics = Sort([.. unread, .. check.Diagnostics]) };
    }

    /// <summary>Checks a workspace. What depends on a document that is broken is left out, and reported once that is mended.</summary>
    public static WorkspaceCheck Check(DocumentSet documents) => Check(documents, new CheckMemory());

    /// <summary>The same, with what earlier checks found out; it ends as if there had been none.</summary>
    public static WorkspaceCheck Check(DocumentSet documents, CheckMemory memory)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(memory);
        var diagnostics = new List<Diagnostic>();
        var trees = WorkspaceTrees.Read(documents, memory, diagnostics);
        var reader = new WorkspaceReader(documents, trees, memory, diagnostics);
        var settings = trees.Root(WorkspacePaths.Settings) is { } root ? SettingsReader.Read(root, diagnostics) : SettingsReader.Default;
        var workflows = reader.ReadWorkflows();
        if ((settings is null ? null : reader.Read(settings)) is not var (draft, examples))
        {
            return new WorkspaceCheck(null, Sort(diagnostics), WorkspaceCounts.None);
        }
        if (IsRight(diagnostics) && documents.Unreadable.IsEmpty)
        {
            RuleChecks.Check(draft, trees.PathAt, memory, diagnostics);
            UseChecks.Check(draft, trees.Root(WorkspacePaths.Policy), diagnostics);
            GapChecks.Check(draft, diagnostics);
        }
        var counts = new WorkspaceCounts(
            draft.Vocabulary.Facts.Count(fact => fact.Location is not null), draft.Actions.Count, draft.Playbooks.Length, draft.Rules.Count(), draft.Templates.Count, examples);
        return new WorkspaceCheck(IsRight(diagnostics) ? draft with { Workflows = workflows } : null, Sort(diagnostics), counts);
    }

    private static bool IsRight(List<Diagnostic> diagnostics) => !diagnostics.Exists(diagnostic => diagnostic.IsError);

    private static ImmutableArray<Diagnostic> Sort(List<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .Distinct()
            .OrderBy(diagnostic => diagnostic.Location.Document, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.Span.Start)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
    ];
}
