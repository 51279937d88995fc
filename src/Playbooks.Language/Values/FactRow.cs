using System.Runtime.InteropServices;

namespace Playbooks.Language.Values;

/// <summary>
/// One row of facts in typed slots. It is filled by one thread, and only read once it is decided about. Choices are
/// set and read as indexes by <see cref="SetBits"/> and <see cref="GetBits"/>; boxed access is for edges and tests.
/// </summary>
public sealed class FactRow
{
    // Keys, states, amounts and binary numbers lie in one array, so that a reader of many columns touches few cache lines.
    private readonly long[] _slots;
    private readonly object?[] _references;
    private readonly FactRow[][] _children;

    /// <summary>A row in which nothing is known.</summary>
    public FactRow(RowLayout layout)
    {
        Layout = layout;
        _slots = new long[layout.SlotCount];
        _references = layout.ReferencesCount == 0 ? [] : new object?[layout.ReferencesCount];
        // Most rows are contacts, which have no rows of their own.
        _children = layout.Children.IsEmpty ? [] : new FactRow[layout.Children.Length][];
        Array.Fill(_children, []);
    }

    private FactRow(FactRow other)
    {
        Layout = other.Layout;
        _slots = [.. other._slots];
        _references = [.. other._references];
        _children = Array.ConvertAll(other._children, rows => Array.ConvertAll(rows, row => row.Copy()));
    }

    /// <summary>The columns and their slots.</summary>
    public RowLayout Layout { get; }

    /// <summary>A row with the same facts, which can be changed without changing this one; the rows of its lists are copied too.</summary>
    public FactRow Copy() => new(this);

    /// <summary>
    /// The first of the slots: what lies in <see cref="SlotStorage.Bits"/>, the <see cref="Hundredths"/> of amounts and the
    /// <see cref="Thousandths"/> of binary numbers, by <see cref="Column.KeyIndex"/>; behind them the states, a byte each, by
    /// <see cref="Column.StateIndex"/>. For readers of many columns at once, who may take slots by such an index, and their
    /// states, eight at a time from any eighth one.
    /// </summary>
    public ref readonly long FirstSlot => ref MemoryMarshal.GetArrayDataReference(_slots);

    /// <summary>What is there of each column; those behind the last are not known.</summary>
    public ReadOnlySpan<FactState> States => MemoryMarshal.Cast<long, FactState>(_slots.AsSpan(Layout.StatesAt..Layout.AmountsAt));

    /// <summary>What is there of a column.</summary>
    public FactState State(Column column) => StateOf(column);

    /// <summary>Makes a column not known, or failed.</summary>
    public void Clear(Column column, FactState state = FactState.NotKnown) => StateOf(column) = state;

    /// <summary>Makes all columns not known, so that the row can be filled anew.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        Array.Clear(_references);
        Array.Fill(_children, []);
    }

    /// <summary>
    /// Whether another row of the same layout says the same in each column. False also for a row in which something that
    /// was known is not known any more.
    /// </summary>
    public bool SaysTheSameAs(FactRow other)
    {
        var (amounts, reals) = (Layout.AmountsAt, Layout.RealsAt);
        if (!_slots.AsSpan(..amounts).SequenceEqual(other._slots.AsSpan(..amounts))
            || !_slots.AsSpan(reals).SequenceEqual(other._slots.AsSpan(reals))
            || !AmountsOf(_slots).SequenceEqual(AmountsOf(other._slots)))
        {
            return false;
        }
        for (var i = 0; i < _references.Length; i++)
        {
            var isSame = (_references[i], other._references[i]) is (ListValue mine, ListValue theirs) ? mine.SequenceEqual(theirs) : Equals(_references[i], other._references[i]);
            if (!isSame)
            {
                return false;
            }
        }
        return true;

        // With the same number of places or not: what they say is the same.
        ReadOnlySpan<decimal> AmountsOf(long[] slots) => MemoryMarshal.Cast<long, decimal>(slots.AsSpan(amounts..reals));
    }

    /// <summary>The 64 bits of a column that sits in <see cref="SlotStorage.Bits"/> or <see cref="SlotStorage.Reals"/>.</summary>
    public long GetBits(Column column) => _slots[column.Index];

    /// <summary>The number of a column that sits in <see cref="SlotStorage.Reals"/>.</summary>
    public double GetReal(Column column) => BitConverter.Int64BitsToDouble(_slots[column.Index]);

    /// <summary>The amount of a column that sits in <see cref="SlotStorage.Decimals"/>.</summary>
    public decimal GetDecimal(Column column) => AmountOf(column);

    /// <summary>The object of a column that sits in <see cref="SlotStorage.References"/>.</summary>
    public object? GetReference(Column column) => _references[column.Index];

    /// <summary>Sets the bits of a column and makes it known.</summary>
    public void SetBits(Column column, long bits)
    {
        _slots[column.Index] = bits;
        StateOf(column) = FactState.Known;
    }

    /// <summary>Sets a binary number and makes the column known.</summary>
    public void SetReal(Column column, double value)
    {
        _slots[column.Index] = BitConverter.DoubleToInt64Bits(value);
        _slots[column.KeyIndex] = Thousandths.Of(value);
        StateOf(column) = FactState.Known;
    }

    /// <summary>Sets an amount and makes the column known.</summary>
    public void SetDecimal(Column column, decimal value)
    {
        AmountOf(column) = value;
        _slots[column.KeyIndex] = Hundredths.Of(value);
        StateOf(column) = FactState.Known;
    }

    /// <summary>Sets an object and makes the column known.</summary>
    public void SetReference(Column column, object value)
    {
        _references[column.Index] = value;
        StateOf(column) = FactState.Known;
    }

    /// <summary>The rows of a list of this row.</summary>
    public ReadOnlySpan<FactRow> Children(int index) => _children[index];

    // Compiled aggregates keep them as a list, which a span cannot be.
    internal FactRow[] ChildRows(int index) => _children[index];

    /// <summary>Sets the rows of a list of this row.</summary>
    public void SetChildren(int index, FactRow[] rows) => _children[index] = rows;

    /// <summary>The value as a CLR value (a choice as its text), or null when it is not known or failed.</summary>
    public object? Get(Column column) => State(column) == FactState.Known ? SlotBoxing.Read(this, column) : null;

    /// <summary>Sets a CLR value of exactly the column's type (a choice as its text); null makes it not known.</summary>
    /// <exception cref="ArgumentException">The value is of another type, or none of the choice's.</exception>
    public void Set(Column column, object? value)
    {
        if (value is null)
        {
            Clear(column);
            return;
        }
        SlotBoxing.Write(this, column, value);
    }

    // By places that are known when code is generated.
    internal FactState StateAt(int stateIndex) => MemoryMarshal.Cast<long, FactState>(_slots.AsSpan())[stateIndex];

    internal long BitsAt(int index) => _slots[index];

    internal double RealAt(int index) => BitConverter.Int64BitsToDouble(_slots[index]);

    internal decimal AmountAt(int index) => MemoryMarshal.AsRef<decimal>(MemoryMarshal.AsBytes(_slots.AsSpan(index, RowLayout.AmountSlots)));

    internal object? ReferenceAt(int index) => _references[index];

    internal void PutBits(int index, int stateIndex, long bits)
    {
        _slots[index] = bits;
        PutState(stateIndex, FactState.Known);
    }

    internal void PutState(int stateIndex, FactState state) => MemoryMarshal.Cast<long, FactState>(_slots.AsSpan())[stateIndex] = state;

    private ref FactState StateOf(Column column) => ref MemoryMarshal.Cast<long, FactState>(_slots.AsSpan())[column.StateIndex];

    private ref decimal AmountOf(Column column) => ref MemoryMarshal.AsRef<decimal>(MemoryMarshal.AsBytes(_slots.AsSpan(column.Index, RowLayout.AmountSlots)));
}
