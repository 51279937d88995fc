namespace Playbooks.Engine.Deciding;

/// <summary>
/// Whole reasons why a rule did not match, each by a number that says which of its cells stand in the way and what is there
/// of their facts. A rule asks about few facts, and most have few values: the same few come again and again. Any thread may
/// use it.
/// </summary>
internal sealed class WholeReasons
{
    // Of a rule with many cells the rest is written in pieces.
    private const int Most = 32;

    private readonly Lock _adding = new();
    private volatile Known[] _known = [];

    /// <summary>The text of a number; null where it is not kept.</summary>
    public SharedText? Find(ulong number)
    {
        foreach (var (known, text) in _known)
        {
            if (known == number)
            {
                return text;
            }
        }
        return null;
    }

    /// <summary>Keeps a text, unless there are too many, and gives it back: another one with the same words where somebody else was faster.</summary>
    public SharedText Keep(ulong number, SharedText text)
    {
        lock (_adding)
        {
            if (Find(number) is { } known)
            {
                return known;
            }
            if (_known.Length < Most)
            {
                _known = [.. _known, new Known(number, text)];
            }
            return text;
        }
    }

    /// <summary>Whether no more are kept.</summary>
    public bool IsFull => _known.Length >= Most;

    private readonly record struct Known(ulong Number, SharedText Text);
}
