namespace Playbooks.Language.Values;

/// <summary>A named, typed place in each row of a layout.</summary>
/// <param name="Name">The name without the row's: <c>arr</c> of <c>account.arr</c>.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Number">Its number in the layout, from 0.</param>
/// <param name="Storage">The array that holds its values.</param>
/// <param name="Index">Its index in that array.</param>
public sealed record Column(string Name, DataType Type, int Number, SlotStorage Storage, int Index)
{
    /// <summary>Where a row keeps its state: beside those of the columns that share its array, in the same order.</summary>
    public int StateIndex { get; init; }
}
