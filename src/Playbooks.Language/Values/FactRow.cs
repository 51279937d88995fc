using System.Runtime.InteropServices;

namespace Playbooks.Language.Values;

/// <summary>
/// One row of facts in typed slots. It is filled by one thread, and only read once it is decided about. Choices are
/// set and read as indexes by <see cref="SetBits"/> and <see cref="GetBits"/>; boxed access is for edges and tests.
/// </summary>
public sealed class FactRow
{
    // Most rows are contacts, which have no rows of their own.
    private static readonly FactRow[][] s_childless = [];

    private readonly FactState[] _states;
    private readonly long[] _bits;
    private readonly decimal[] _decimals;
    private readonly object?[] _references;
    private readonly FactRow[][] _children;

    /// <summary>A row in which nothing is known.</summary>
    public FactRow(RowLayout layout)
    {
        Layout = layout;
        _states = new FactState[Padded(layout.Columns.Length)];
        _bits = new long[Padded(layout.BitsCount)];
        _decimals = layout.DecimalsCount == 0 ? [] : new decimal[layout.DecimalsCount];
        _references = layout.ReferencesCount == 0 ? [] : new object?[layout.ReferencesCount];
        _children = s_childless;
        if (layout.Children.Length > 0)
        {
            _children = new FactRow[layout.Children.Length][];
            Array.Fill(_children, []);
        }
    }

    private FactRow(FactRow other)
    {
        Layout = other.Layout;
        _states = [.. other._states];
        _bits = [.. other._bits];
        _decimals = [.. other._decimals];
        _references = [.. other._references];
        _children = Array.ConvertAll(other._children, rows => Array.ConvertAll(rows, row => row.Copy()));
    }

    /// <summary>The columns and their slots.</summary>
    public RowLayout Layout { get; }

    /// <summary>A row with the same facts, which can be changed without changing this one; the rows of its lists are copied too.</summary>
    public FactRow Copy() => new(this);

    /// <summary>
    /// What is there of each column, by <see cref="Column.StateIndex"/>: with <see cref="Bits"/> and
    /// <see cref="Amounts"/> for readers of many columns at once, who may take eight at a time from any eighth one.
    /// </summary>
    public ReadOnlySpan<FactState> States => _states;

    /// <summary>What lies in <see cref="SlotStorage.Bits"/>, by index; their states come first among <see cref="States"/>.</summary>
    public ReadOnlySpan<long> Bits => _bits;

    /// <summary>What lies in <see cref="SlotStorage.Decimals"/>, by index.</summary>
    public ReadOnlySpan<decimal> Amounts => _decimals;

    /// <summary>What is there of a column.</summary>
    public FactState State(Column column) => _states[column.StateIndex];

    /// <summary>Makes a column not known, or failed.</summary>
    public void Clear(Column column, FactState state = FactState.NotKnown) => _states[column.StateIndex] = state;

    /// <summary>Makes all columns not known, so that the row can be filled anew.</summary>
    public void Clear()
    {
        Array.Clear(_states);
        Array.Clear(_bits);
        Array.Clear(_decimals);
        Array.Clear(_references);
        Array.Fill(_children, []);
    }

    /// <summary>
    /// Whether another row of the same layout says the same in each column. False also for a row in which something that
    /// was known is not known any more.
    /// </summary>
    public bool SaysTheSameAs(FactRow other)
    {
        var areStates = MemoryMarshal.AsBytes(_states.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(other._states.AsSpan()));
        if (!areStates || !_bits.AsSpan().SequenceEqual(other._bits) || !_decimals.AsSpan().SequenceEqual(other._decimals))
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
    }

    /// <summary>The 64 bits of a column that sits in <see cref="SlotStorage.Bits"/>.</summary>
    public long GetBits(Column column) => _bits[column.Index];

    /// <summary>The amount of a column that sits in <see cref="SlotStorage.Decimals"/>.</summary>
    public decimal GetDecimal(Column column) => _decimals[column.Index];

    /// <summary>The object of a column that sits in <see cref="SlotStorage.References"/>.</summary>
    public object? GetReference(Column column) => _references[column.Index];

    /// <summary>Sets the bits of a column and makes it known.</summary>
    public void SetBits(Column column, long bits)
    {
        _bits[column.Index] = bits;
        _states[column.StateIndex] = FactState.Known;
    }

    /// <summary>Sets an amount and makes the column known.</summary>
    public void SetDecimal(Column column, decimal value)
    {
        _decimals[column.Index] = value;
        _states[column.StateIndex] = FactState.Known;
    }

    /// <summary>Sets an object and makes the column known.</summary>
    public void SetReference(Column column, object value)
    {
        _references[column.Index] = value;
        _states[column.StateIndex] = FactState.Known;
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

    // Full eights can be read at once.
    private static int Padded(int count) => (count + 7) & ~7;
}
