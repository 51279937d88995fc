using System.Text;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>What a draft may hold: no more than a folder that is read.</summary>
internal static class DocumentLimits
{
    /// <summary>What stands against saving a text, or null.</summary>
    public static Diagnostic? Refuse(DraftDocuments draft, string path, string? text)
    {
        var isThere = draft.All.Texts.ContainsKey(path) || draft.Base.Texts.ContainsKey(path);
        if (text is null)
        {
            return isThere ? null : DocumentPaths.Refuse(path) ?? PublishingErrors.NoDocument.At(Places.OfMissing(path), $"there is no document `{path}`");
        }
        // A document that came from a folder may have a name that no new one may have.
        return (isThere ? null : DocumentPaths.Refuse(path, draft.All)) ?? RefuseText(path, text) ?? RefuseTotal(draft.All.With(path, text), path);
    }

    private static Diagnostic? RefuseText(string path, string text)
    {
        if (text.Length > WorkspaceFolder.LargestDocument || Encoding.UTF8.GetByteCount(text) > WorkspaceFolder.LargestDocument)
        {
            return PublishingErrors.TooLarge.At(Places.OfMissing(path), $"`{path}` would have more than {WorkspaceFolder.LargestDocument} bytes");
        }
        return Texts.IsWhole(text)
            ? null
            : PublishingErrors.NotText.At(Places.OfMissing(path), $"the text of `{path}` has a null character or half of a letter", "send it as UTF-8");
    }

    private static Diagnostic? RefuseTotal(DocumentSet documents, string path)
    {
        if (documents.Texts.Count > WorkspaceFolder.MostDocuments)
        {
            return PublishingErrors.TooMany.At(Places.OfMissing(path), $"a workspace has at most {WorkspaceFolder.MostDocuments} documents");
        }
        return documents.Texts.Values.Sum(text => (long)Encoding.UTF8.GetByteCount(text)) > WorkspaceFolder.LargestTotal
            ? PublishingErrors.TooMany.At(Places.OfMissing(path), $"all documents together would have more than {WorkspaceFolder.LargestTotal} bytes")
            : null;
    }
}
