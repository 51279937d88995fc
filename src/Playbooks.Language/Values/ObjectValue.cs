using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Language.Values;

/// <summary>An object as a value: members by name, in their order. Member values are CLR values of the lattice; null is not known.</summary>
/// <param name="members">The members; the object keeps them and nobody changes them afterwards.</param>
public sealed class ObjectValue(OrderedDictionary<string, object?> members)
{
    private int _weight;

    // Worked out once it is asked for; two threads work out the same.
    internal int Weight => _weight == 0 ? _weight = Values.Weight.OfAll(members.Values) : _weight;

    /// <summary>The members in their order.</summary>
    public IReadOnlyDictionary<string, object?> Members => members;

    /// <summary>A member's value; false when there is no such member.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out object? value) => members.TryGetValue(name, out value);

    /// <summary>The same, looking first at a place where objects that were made alike have it. Name and place become those of the member that is found.</summary>
    internal bool TryGet(ref string name, ref int place, out object? value)
    {
        var at = place;
        if ((uint)at < (uint)members.Count && members.GetAt(at) is var known && known.Key == name)
        {
            value = known.Value;
            return true;
        }
        at = members.IndexOf(name);
        if (at < 0)
        {
            value = null;
            return false;
        }
        place = at;
        (name, value) = members.GetAt(at);
        return true;
    }
}
