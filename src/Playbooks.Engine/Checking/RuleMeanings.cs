using System.Collections.Concurrent;

namespace Playbooks.Engine.Checking;

/// <summary>What the rules of one playbook say, in short, so that those that may say the same are found without looking at them.</summary>
/// <param name="hashes">The hash of what each rule says.</param>
internal sealed class RuleMeanings(int[] hashes)
{
    private readonly ConcurrentDictionary<int, string> _paths = [];

    /// <summary>The hashes that more than one rule has.</summary>
    public static HashSet<int> Repeated(IEnumerable<RuleMeanings> all)
    {
        var (known, repeated) = (new HashSet<int>(), new HashSet<int>());
        foreach (var hash in all.SelectMany(meanings => meanings.Hashes))
        {
            if (!known.Add(hash))
            {
                repeated.Add(hash);
            }
        }
        return repeated;
    }

    private int[] Hashes => hashes;

    /// <summary>The numbers of the rules whose hash is among some.</summary>
    public IEnumerable<int> Among(HashSet<int> some)
    {
        for (var i = 0; i < hashes.Length; i++)
        {
            if (some.Contains(hashes[i]))
            {
                yield return i;
            }
        }
    }

    /// <summary>The JSON path of a rule by its number, which is worked out once: its document would have to be read for it.</summary>
    public string PathOf(int rule, Func<string> path) => _paths.GetOrAdd(rule, static (_, path) => path(), path);
}
