using System.Collections.Immutable;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Publishing;

/// <summary>How a document differs between two sets of documents.</summary>
/// <param name="Path">Its path.</param>
/// <param name="From">The old text; null where the document is new.</param>
/// <param name="To">The new text; null where it was taken out.</param>
public sealed record DocumentDifference(string Path, string? From, string? To)
{
    /// <summary>What became of it.</summary>
    public DocumentChange Change => From is null ? DocumentChange.Added : To is null ? DocumentChange.Removed : DocumentChange.Edited;

    /// <summary>The lines that differ.</summary>
    public TextDifference Lines => TextDifference.Between(From, To);

    /// <summary>All documents that differ, by path. Line breaks alone are no difference.</summary>
    public static ImmutableArray<DocumentDifference> Between(DocumentSet from, DocumentSet to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return
        [
            .. from.Texts.Keys.Union(to.Texts.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(path => new DocumentDifference(path, from.Texts.GetValueOrDefault(path), to.Texts.GetValueOrDefault(path)))
                .Where(document => !LineBreaks.AreSame(document.From, document.To)),
        ];
    }
}

/// <summary>What became of a document.</summary>
public enum DocumentChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its text is another.</summary>
    Edited,

    /// <summary>It was taken out.</summary>
    Removed,
}
