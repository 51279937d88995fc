using Playbooks.Engine.Reading;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;

namespace Playbooks.Studio.Writing;

/// <summary>What an author called a document.</summary>
internal static class DocumentTitle
{
    /// <summary>The title that stands in a playbook or template, also while it is half-written; null where there is none.</summary>
    public static string? Of(string path, string text)
    {
        var source = new SourceText(path, text);
        var title = DocumentNames.KindOf(path) switch
        {
            DocumentKind.Playbook => ((JsonReader.Read(source, []).Root as JsonObject)?.Find("title") as JsonString)?.Text,
            DocumentKind.Template => TemplateDocument.Read(source, []).FrontMatter?.Title,
            _ => null,
        };
        return string.IsNullOrWhiteSpace(title) ? null : title;
    }
}
