namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>
/// Chance that comes out the same on every machine and runtime: splitmix64, seeded by a text. Each account has dice of
/// its own, so that a change of one leaves the others as they are.
/// </summary>
internal sealed class Dice
{
    private ulong _state;

    public Dice(string seed)
    {
        // FNV-1a: string.GetHashCode differs from one process to the next.
        _state = 14695981039346656037;
        foreach (var character in seed)
        {
            _state = (_state ^ character) * 1099511628211;
        }
    }

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public bool Happens(int percent) => Between(1, 100) <= percent;

    public T OneOf<T>(IReadOnlyList<T> all) => all[Between(0, all.Count - 1)];

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
