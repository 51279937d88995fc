namespace Playbooks.Language.Values;

/// <summary>A named, typed place in each row of a layout.</summary>
/// <param name="Name">The name without the row's: <c>arr</c> of <c>account.arr</c>.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Number">Its number in the layout, from 0.</param>
/// <param name="Storage">What holds its values.</param>
/// <param name="Index">Where a row keeps its value: among its slots, or among its references.</param>
public sealed record Column(string Name, DataType Type, int Number, SlotStorage Storage, int Index)
{
    /// <summary>Where a row keeps its state, in bytes of its slots: those of columns with keys come first, in their order.</summary>
    public int StateIndex { get; init; }

    /// <summary>Which slot of a row tells values apart in their order: the bits themselves, an amount's <see cref="Hundredths"/>, a binary number's <see cref="Thousandths"/>; -1 for references.</summary>
    public int KeyIndex { get; init; }
}
