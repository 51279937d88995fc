using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;

namespace Playbooks.Studio.Writing;

/// <summary>Kinds of documents in words.</summary>
internal static class KindWords
{
    /// <summary>One of a kind.</summary>
    public static string One(DocumentKind kind) => kind switch
    {
        DocumentKind.Playbook => "Playbook",
        DocumentKind.Table => "Decision table",
        DocumentKind.Template => "Template",
        DocumentKind.Partial => "Part of templates",
        DocumentKind.Facts => "Facts",
        DocumentKind.Actions => "Actions",
        DocumentKind.Policy => "Policy",
        DocumentKind.Settings => "Workspace",
        DocumentKind.Example => "Examples",
        _ => "Document",
    };

    /// <summary>All of a kind.</summary>
    public static string Several(DocumentKind kind) => kind switch
    {
        DocumentKind.Playbook => "Playbooks",
        DocumentKind.Table => "Decision tables",
        DocumentKind.Template => "Templates",
        DocumentKind.Partial => "Parts of templates",
        DocumentKind.Facts or DocumentKind.Actions or DocumentKind.Policy or DocumentKind.Settings or DocumentKind.Example => One(kind),
        _ => "Other documents",
    };

    /// <summary>What a kind is for.</summary>
    public static string Purpose(DocumentKind kind) => kind switch
    {
        DocumentKind.Facts => "What is known of accounts, contacts and events, and what follows from it",
        DocumentKind.Actions => "Everything that can be recommended, with owner, due time, offer and steps",
        DocumentKind.Policy => "Bands, ranking, caps, consent, calendar, approvals",
        DocumentKind.Table => "Rules as rows, opened and saved with a spreadsheet",
        DocumentKind.Example => "Given these facts, expect these actions: run before every release",
        DocumentKind.Partial => "Greetings, signatures and the like, which templates include",
        DocumentKind.Settings => "Name, language and currency",
        _ => "Scripts, workflows and maps",
    };

    /// <summary>What a draft does with a document.</summary>
    public static string Change(DocumentChange change) => change switch
    {
        DocumentChange.Added => "new",
        DocumentChange.Removed => "deleted",
        _ => "edited",
    };
}
