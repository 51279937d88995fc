namespace Playbooks.Language.Values;

/// <summary>A group as a value: its elements, and the key that they have in common; a null key is not known.</summary>
/// <param name="type">The type of key and elements.</param>
/// <param name="key">What the elements have in common.</param>
/// <param name="items">The elements.</param>
public sealed class GroupValue(GroupType type, object? key, IReadOnlyList<object?> items) : ListValue(type.Element, items)
{
    /// <summary>The type of the group.</summary>
    public GroupType Type { get; } = type;

    /// <summary>What the elements have in common.</summary>
    public object? Key { get; } = key;
}
