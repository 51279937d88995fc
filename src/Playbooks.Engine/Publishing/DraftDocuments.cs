using System.Collections.Immutable;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Publishing;

/// <summary>A draft laid over the documents that it was made from.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Base">The documents of its base; none on an empty store.</param>
public sealed record DraftDocuments(Draft Draft, DocumentSet Base)
{
    /// <summary>All documents as the draft has them.</summary>
    public DocumentSet All { get; } = Draft.Documents.Values.Aggregate(
        Base, (documents, edit) => edit.Text is null ? documents.Without(edit.Path) : documents.With(edit.Path, edit.Text));

    /// <summary>What the draft changes.</summary>
    public ImmutableArray<DocumentDifference> Differences => DocumentDifference.Between(Base, All);

    /// <summary>A document as the draft has it.</summary>
    public DocumentState Find(string path) =>
        new(path, All.Texts.GetValueOrDefault(path), Base.Texts.GetValueOrDefault(path), Draft.Documents.GetValueOrDefault(path));
}

/// <summary>A document as a draft has it.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text; null when it is not there.</param>
/// <param name="BaseText">The text in the release that the draft was made from; null when it is not there.</param>
/// <param name="Edit">The draft's edit, or null where the release's own text shows.</param>
public sealed record DocumentState(string Path, string? Text, string? BaseText, DraftDocument? Edit)
{
    /// <summary>What whoever saves on top of this text has seen.</summary>
    public string Etag => DocumentEtag.Of(Text);
}
