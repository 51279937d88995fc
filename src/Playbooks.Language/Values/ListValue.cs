using System.Collections;

namespace Playbooks.Language.Values;

/// <summary>A list as a value. Elements are CLR values of the lattice; null is not known.</summary>
/// <param name="elementType">The type of the elements.</param>
/// <param name="items">The elements; the list keeps them and nobody changes them afterwards.</param>
public class ListValue(DataType elementType, IReadOnlyList<object?> items) : IReadOnlyList<object?>
{
    private int _weight;

    // Worked out once it is asked for; two threads work out the same.
    internal int Weight => _weight == 0 ? _weight = Values.Weight.OfAll(items) : _weight;

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
