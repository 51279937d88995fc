using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>The documents of a workspace by path (<c>playbooks/facts.json</c>), in memory: texts without byte-order marks.</summary>
/// <param name="Texts">The texts, ordered by path.</param>
public sealed record DocumentSet(ImmutableSortedDictionary<string, string> Texts)
{
    /// <summary>Paths of documents that are there and could not be read, which was reported.</summary>
    public ImmutableSortedSet<string> Unreadable { get; init; } = [];

    /// <summary>No documents.</summary>
    public static readonly DocumentSet Empty = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Documents by path; byte-order marks are left out.</summary>
    public static DocumentSet Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var documents = Empty.Texts.ToBuilder();
        foreach (var (path, text) in texts)
        {
            documents.Add(path, text.TrimStart('\uFEFF'));
        }
        return new DocumentSet(documents.ToImmutable());
    }

    /// <summary>The same documents with one added or replaced.</summary>
    public DocumentSet With(string path, string text) => this with { Texts = Texts.SetItem(path, text.TrimStart('\uFEFF')) };

    /// <summary>The same documents without one.</summary>
    public DocumentSet Without(string path) => this with { Texts = Texts.Remove(path) };

    /// <summary>Whether there is a document of a path, readable or not.</summary>
    public bool Has(string path) => Texts.ContainsKey(path) || Unreadable.Contains(path);

    /// <summary>A document, or null when there is none of that path.</summary>
    public SourceText? Find(string path) => Texts.TryGetValue(path, out var text) ? new SourceText(path, text) : null;
}
