using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Publishing.Merging;

/// <summary>
/// Merges what the live release and a draft made of one document. A document that only one of them changed is that one's. JSON
/// in canonical layout is merged by its members and entries, so that two rules added at the same place are both taken;
/// where that does not come out, and for everything else, by lines.
/// </summary>
public static class DocumentMerge
{
    /// <summary>Merges them. Line breaks alone are no difference; the live text's are kept.</summary>
    /// <param name="path">The document.</param>
    /// <param name="before">The text that both were made of; null: there was none.</param>
    /// <param name="live">The live release's; null: it took the document out.</param>
    /// <param name="draft">The draft's; null: it takes the document out.</param>
    public static MergedDocument Merge(string path, string? before, string? live, string? draft)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (LineBreaks.AreSame(before, live))
        {
            return MergedDocument.Of(draft);
        }
        if (LineBreaks.AreSame(before, draft) || LineBreaks.AreSame(live, draft))
        {
            return MergedDocument.Of(live);
        }
        return live is null || draft is null
            ? new MergedDocument([new DisputedPart(1, before, live, draft)])
            : MergeTexts(path, before ?? "", live, draft);
    }

    private static MergedDocument MergeTexts(string path, string before, string live, string draft)
    {
        (before, draft) = (LineBreaks.Like(before, live), LineBreaks.Like(draft, live));
        var isJson = path.EndsWith(".json", StringComparison.Ordinal);
        if (isJson && JsonMerge.Merge(path, before, live, draft) is { } merged)
        {
            return MergedDocument.Of(merged);
        }
        var byLines = LineMerge.Merge(before, live, draft);
        // Lines that fit together may still miss a comma between them.
        return isJson && byLines.IsClean && IsWhole(path, live) && IsWhole(path, draft) && !IsWhole(path, byLines.Settle([])!)
            ? new MergedDocument([new DisputedPart(1, before, live, draft)])
            : byLines;
    }

    private static bool IsWhole(string path, string text)
    {
        var mistakes = new List<Diagnostic>();
        return JsonReader.Read(new SourceText(path, text), mistakes).Root is not null && mistakes.Count == 0;
    }
}
