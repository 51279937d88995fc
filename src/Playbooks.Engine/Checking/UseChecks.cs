using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Checking;

/// <summary>Finds what a workspace declares and nothing uses.</summary>
internal static class UseChecks
{
    /// <summary>Reports actions, templates, senders, templates, tables and documents that nothing leads to.</summary>
    public static void Check(Workspace workspace, JsonNode? policy, ICollection<Diagnostic> diagnostics)
    {
        var wanted = WantedOf(workspace);
        ReportActions(workspace, wanted, diagnostics);
        ReportSenders(workspace, wanted, policy, diagnostics);
        ReportTemplates(workspace, wanted, diagnostics);
        ReportDocuments(workspace, diagnostics);
    }

    // Each once, by reference: most rules want an action of the catalogue as it stands there.
    private static HashSet<ActionDefinition> WantedOf(Workspace workspace)
    {
        var wanted = new HashSet<ActionDefinition>(ReferenceEqualityComparer.Instance);
        foreach (var playbook in workspace.Playbooks)
        {
            foreach (var rule in playbook.Rules)
            {
                foreach (var action in rule.Then)
                {
                    wanted.Add(action);
                }
            }
        }
        return wanted;
    }

    private static void ReportActions(Workspace workspace, HashSet<ActionDefinition> wanted, ICollection<Diagnostic> diagnostics)
    {
        var ids = wanted.Select(action => action.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var action in workspace.Actions.Values.Where(action => !ids.Contains(action.Id)))
        {
            diagnostics.Add(ActionErrors.Unused.At(action.Location, $"no rule recommends `{action.Id}`", null));
        }
    }

    // A sender of nobody may be there for later; one whose name is nearly an owner's without a sender is misspelled.
    private static void ReportSenders(Workspace workspace, HashSet<ActionDefinition> wanted, JsonNode? policy, ICollection<Diagnostic> diagnostics)
    {
        var owners = workspace.Actions.Values.Concat(wanted)
            .SelectMany(action => action.Steps.Select(step => step.Owner).Append(action.Owner))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        foreach (var sender in OwnerNames.SendersOf(policy).Where(sender => !owners.Contains(sender.Text)))
        {
            if (OwnerNames.Meant(sender.Text, owners.Where(owner => !workspace.Policy.Senders.ContainsKey(owner))) is { } meant)
            {
                diagnostics.Add(ActionErrors.UnlikelyOwner.At(sender.Location, $"nothing is owned by `{JsonScanner.Shown(sender.Text)}`, so that nobody signs as this sender", Advice.DidYouMean(sender.Text, meant)));
            }
        }
    }

    private static void ReportTemplates(Workspace workspace, HashSet<ActionDefinition> wanted, ICollection<Diagnostic> diagnostics)
    {
        var used = workspace.Actions.Values.Concat(wanted)
            .SelectMany(action => action.Messages.Select(message => message.Template).Concat(action.Steps.Select(step => step.Template)))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var name in workspace.Templates.Keys.Where(name => !used.Contains(name) && !used.Contains(TemplateName.WithoutLanguage(name))))
        {
            diagnostics.Add(ActionErrors.UnusedTemplate.At(Places.StartOf(workspace.Documents.Find($"templates/{name}.scriban")!), $"no action uses the template `{name}`", LanguageHelp(name, used)));
        }
    }

    // `offer.letter.DE` and `offer.letter.german` are names of their own, and most likely meant for a language.
    private static string? LanguageHelp(string name, HashSet<string?> used) =>
        name.LastIndexOf('.') is > 0 and var at && used.Contains(name[..at])
            ? $"`{name[(at + 1)..]}` is no language; languages are written like `de` or `de-AT`"
            : null;

    private static void ReportDocuments(Workspace workspace, ICollection<Diagnostic> diagnostics)
    {
        foreach (var path in workspace.Documents.Texts.Keys)
        {
            if (!WorkspacePaths.IsRead(path))
            {
                diagnostics.Add(WorkspaceErrors.Unread.At(Places.OfMissing(path), $"nothing reads `{path}`", "playbooks stand directly in `playbooks/`, templates in `templates/`"));
            }
            else if (IsUnusedPart(path, workspace))
            {
                diagnostics.Add(WorkspaceErrors.Unread.At(Places.OfMissing(path), $"no {(WorkspacePaths.IsScript(path) ? "fact" : "playbook")} points to `{path}`", null));
            }
        }
    }

    private static bool IsUnusedPart(string path, Workspace workspace) =>
        WorkspacePaths.IsTable(path)
            ? !workspace.Playbooks.Any(playbook => playbook.Tables.Contains(path))
            : WorkspacePaths.IsScript(path) && !workspace.Vocabulary.Facts.Any(fact => fact.Derivation is ScriptDerivation derivation && derivation.Script.Source.Name == path);
}
