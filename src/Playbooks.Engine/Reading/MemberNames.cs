using System.Collections.Immutable;

namespace Playbooks.Engine.Reading;

/// <summary>The names that an object has so far. Few are looked through; a set, which costs more to make, is for many.</summary>
internal struct MemberNames
{
    private const int Few = 12;

    private HashSet<string>? _many;

    /// <summary>Takes a name in; false when one of the members before it has it.</summary>
    public bool Add(string name, ImmutableArray<JsonMember>.Builder members)
    {
        if (members.Count > Few)
        {
            _many ??= members.Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
            return _many.Add(name);
        }
        foreach (var member in members)
        {
            if (member.Key == name)
            {
                return false;
            }
        }
        return true;
    }
}
