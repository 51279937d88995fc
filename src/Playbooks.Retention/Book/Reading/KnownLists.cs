namespace Playbooks.Retention.Book.Reading;

/// <summary>
/// Lists that were read from a column lately, by their bytes: accounts have the same few products, and a list costs as much to
/// read as ten other values. What is read for the first time takes the place of another.
/// </summary>
internal sealed class KnownLists
{
    private const int Places = 64;
    private const int Longest = 256;

    private readonly (byte[] Text, object Value)[] _known = new (byte[], object)[Places];

    /// <summary>The value of a text, where it is known.</summary>
    public object? Find(ReadOnlySpan<byte> text)
    {
        var (known, value) = _known[PlaceOf(text)];
        return text.SequenceEqual(known) ? value : null;
    }

    /// <summary>Keeps a value, which nobody changes any more.</summary>
    public void Keep(ReadOnlySpan<byte> text, object value)
    {
        if (text.Length <= Longest)
        {
            _known[PlaceOf(text)] = (text.ToArray(), value);
        }
    }

    // FNV-1a.
    private static int PlaceOf(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261u;
        foreach (var part in text)
        {
            hash = (hash ^ part) * 16777619u;
        }
        return (int)((hash ^ (hash >> 16)) % Places);
    }
}
