namespace Playbooks.Language.Values;

/// <summary>Which array of a <see cref="FactRow"/> holds a column's values.</summary>
public enum SlotStorage : byte
{
    /// <summary>64 bits: bool, char, integers, float, a choice's index, ticks of dates and durations.</summary>
    Bits,

    /// <summary>A <see cref="decimal"/>.</summary>
    Decimals,

    /// <summary>A <see cref="double"/>.</summary>
    Reals,

    /// <summary>A reference: text, list, object, moment with offset, guid.</summary>
    References,
}
