using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>The texts of documents by path, in its order. Documents that are kept for long may have to unpack theirs.</summary>
/// <param name="sources">The documents.</param>
internal sealed class DocumentTexts(ImmutableSortedDictionary<string, SourceText> sources) : IReadOnlyDictionary<string, string>
{
    /// <inheritdoc/>
    public IEnumerable<string> Keys => sources.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => sources.Values.Select(source => source.Text);

    /// <inheritdoc/>
    public int Count => sources.Count;

    /// <inheritdoc/>
    public string this[string key] => sources[key].Text;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => sources.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        value = sources.GetValueOrDefault(key)?.Text;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        sources.Select(source => KeyValuePair.Create(source.Key, source.Value.Text)).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
