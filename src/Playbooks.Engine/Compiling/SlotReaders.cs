using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// Reads one sort of slot as the value that is compared. Implemented by empty structs, so that each predicate over a
/// sort of slot becomes machine code of its own, without calls through delegates.
/// </summary>
internal interface ISlotReader<T>
    where T : struct
{
    /// <summary>The value in the slot.</summary>
    static abstract T Read(FactRow row, Column column);

    /// <summary>A value of the fact's type, as cells carry it.</summary>
    static abstract T Unbox(object value);
}

/// <summary><c>integer</c>.</summary>
internal readonly struct LongSlot : ISlotReader<long>
{
    public static long Read(FactRow row, Column column) => row.GetBits(column);

    public static long Unbox(object value) => (long)value;
}

/// <summary><c>number</c>.</summary>
internal readonly struct DoubleSlot : ISlotReader<double>
{
    public static double Read(FactRow row, Column column) => row.GetReal(column);

    public static double Unbox(object value) => (double)value;
}

/// <summary><c>money</c>.</summary>
internal readonly struct DecimalSlot : ISlotReader<decimal>
{
    public static decimal Read(FactRow row, Column column) => row.GetDecimal(column);

    public static decimal Unbox(object value) => (decimal)value;
}

/// <summary><c>date</c>, as ticks.</summary>
internal readonly struct DateSlot : ISlotReader<long>
{
    public static long Read(FactRow row, Column column) => row.GetBits(column);

    public static long Unbox(object value) => ((DateTime)value).Ticks;
}

/// <summary><c>time</c>, as ticks in UTC.</summary>
internal readonly struct TimeSlot : ISlotReader<long>
{
    public static long Read(FactRow row, Column column) => ((DateTimeOffset)row.GetReference(column)!).UtcTicks;

    public static long Unbox(object value) => ((DateTimeOffset)value).UtcTicks;
}
