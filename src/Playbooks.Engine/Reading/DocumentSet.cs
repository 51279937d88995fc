using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>The documents of a workspace by path (<c>playbooks/facts.json</c>), in memory: texts without byte-order marks.</summary>
/// <param name="Sources">The documents, ordered by path.</param>
public sealed record DocumentSet(ImmutableSortedDictionary<string, SourceText> Sources)
{
    /// <summary>Paths of documents that are there and could not be read, which was reported.</summary>
    public ImmutableSortedSet<string> Unreadable { get; init; } = [];

    /// <summary>Paths of files that are like documents, and are not read for their ending or their place, which was reported.</summary>
    public ImmutableSortedSet<string> Strays { get; init; } = [];

    /// <summary>No documents.</summary>
    public static readonly DocumentSet Empty = new(ImmutableSortedDictionary.Create<string, SourceText>(StringComparer.Ordinal));

    /// <summary>The texts, ordered by path. Those of a release may have to be unpacked.</summary>
    public IReadOnlyDictionary<string, string> Texts => new DocumentTexts(Sources);

    /// <summary>Documents by path; byte-order marks are left out.</summary>
    public static DocumentSet Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var documents = Empty.Sources.ToBuilder();
        foreach (var (path, text) in texts)
        {
            documents.Add(path, SourceOf(path, text));
        }
        return new DocumentSet(documents.ToImmutable());
    }

    /// <summary>The same documents with one added or replaced.</summary>
    public DocumentSet With(string path, string text) => this with { Sources = Sources.SetItem(path, SourceOf(path, text)) };

    /// <summary>The same documents without one.</summary>
    public DocumentSet Without(string path) => this with { Sources = Sources.Remove(path) };

    /// <summary>
    /// The same documents, where those that others have word for word are the very ones of those: a text is kept once, and
    /// nobody has to compare it again.
    /// </summary>
    public DocumentSet SharedWith(DocumentSet others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var sources = Sources.ToBuilder();
        foreach (var (path, source) in Sources)
        {
            if (others.Find(path) is { } known && known.SaysTheSameAs(source))
            {
                sources[path] = known;
            }
        }
        return this with { Sources = sources.ToImmutable() };
    }

    /// <summary>Whether there is a document of a path, readable or not.</summary>
    public bool Has(string path) => Sources.ContainsKey(path) || Unreadable.Contains(path);

    /// <summary>A document, or null when there is none of that path.</summary>
    public SourceText? Find(string path) => Sources.GetValueOrDefault(path);

    private static SourceText SourceOf(string path, string text) => new(path, text.TrimStart('\uFEFF'));
}
