using System.Collections;

namespace Playbooks.Language.Values;

/// <summary>A list as a value. Elements are CLR values of the lattice; null is not known.</summary>
/// <param name="elementType">The type of the elements.</param>
/// <param name="items">The elements; the list keeps them and nobody changes them afterwards.</param>
public class ListValue(DataType elementType, IReadOnlyList<object?> items) : IReadOnlyList<object?>
{
    /// <summary>The type of the elements.</summary>
    public DataType ElementType { get; } = elementType;

    /// <inheritdoc/>
    public int Count => items.Count;

    /// <inheritdoc/>
    public object? this[int index] => items[index];

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}
