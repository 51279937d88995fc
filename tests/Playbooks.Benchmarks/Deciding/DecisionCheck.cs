namespace Playbooks.Benchmarks.Deciding;

/// <summary>Holds every side to the same decisions: those that came with the workload, or else those of the first side.</summary>
internal sealed class DecisionCheck(Workload workload)
{
    private const uint FnvStart = 2_166_136_261;
    private const uint FnvPrime = 16_777_619;

    private WorkDecisions? _expected = workload.Expected;

    /// <exception cref="InvalidDataException">A decision differs.</exception>
    public void AssertSame(string engine, IMatcher matcher)
    {
        var decisions = DecisionsOf(matcher);
        _expected ??= decisions;
        for (var contact = 0; contact < workload.Contacts.Length; contact++)
        {
            if (decisions.First[contact] != _expected.First[contact] || decisions.Count[contact] != _expected.Count[contact] || decisions.Hash[contact] != _expected.Hash[contact])
            {
                throw new InvalidDataException(
                    $"{engine} decides otherwise about contact {contact} by {workload.Profile} {workload.Rules.Length}: first {decisions.First[contact]} for {_expected.First[contact]}, {decisions.Count[contact]} rules for {_expected.Count[contact]}");
            }
        }
    }

    private WorkDecisions DecisionsOf(IMatcher matcher)
    {
        var contacts = workload.Contacts.Length;
        var decisions = new WorkDecisions(new int[contacts], new int[contacts], new uint[contacts]);
        for (var contact = 0; contact < contacts; contact++)
        {
            decisions.First[contact] = matcher.Best(contact) is >= 0 and var best ? workload.Rules[best].Id : -1;
            decisions.Count[contact] = matcher.All(contact);
            decisions.Hash[contact] = HashOf(matcher.Found);
        }
        return decisions;
    }

    private uint HashOf(ReadOnlySpan<int> found)
    {
        var ids = new int[found.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = workload.Rules[found[i]].Id;
        }
        Array.Sort(ids);
        var hash = FnvStart;
        foreach (var id in ids)
        {
            hash = unchecked((hash ^ (byte)id) * FnvPrime);
            hash = unchecked((hash ^ (byte)(id >> 8)) * FnvPrime);
        }
        return hash;
    }
}
