namespace Playbooks.Engine.Deciding;

/// <summary>
/// A piece of a recommendation's JSON that many have alike, such as the name of a rule with what its cells need. It is made
/// of a release and tells nothing of anybody, so that whoever keeps recommendations may keep it once.
/// </summary>
public sealed class SharedText
{
    private readonly byte[] _json;
    private long _mark;

    /// <summary>A piece of JSON.</summary>
    public SharedText(ReadOnlySpan<byte> json) => _json = json.ToArray();

    /// <summary>The piece, in UTF-8.</summary>
    public ReadOnlySpan<byte> Json => _json;

    /// <summary>
    /// What somebody who keeps it has noted about it; several may note something, and the last one stays. A number, and not
    /// an object that would have to be fetched for each of a hundred texts of a recommendation.
    /// </summary>
    public long Mark
    {
        get => Volatile.Read(ref _mark);
        set => Volatile.Write(ref _mark, value);
    }
}

/// <summary>Where a shared text stands in a recommendation.</summary>
/// <param name="Start">The place of its first byte.</param>
/// <param name="Text">The text.</param>
public readonly record struct SharedPart(int Start, SharedText Text);
