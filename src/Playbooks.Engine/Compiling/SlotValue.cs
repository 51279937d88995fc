using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>A fixed value in the form in which it lies in a column's slot, ready to be stored without boxing.</summary>
internal sealed class SlotValue
{
    private readonly Column _column;
    private readonly long _bits;
    private readonly decimal _amount;
    private readonly double _real;
    private readonly object? _reference;

    /// <summary>A value of the column's type (a choice as its text).</summary>
    public SlotValue(Column column, object value)
    {
        _column = column;
        var row = new FactRow(new RowLayout("value", [(column.Name, column.Type)]));
        var own = row.Layout.Columns[0];
        row.Set(own, value);
        switch (column.Storage)
        {
            case SlotStorage.Bits:
                _bits = row.GetBits(own);
                break;
            case SlotStorage.Decimals:
                _amount = row.GetDecimal(own);
                break;
            case SlotStorage.Reals:
                _real = row.GetReal(own);
                break;
            default:
                _reference = row.GetReference(own);
                break;
        }
    }

    /// <summary>Stores the value in a row of the column's layout.</summary>
    public void Store(FactRow row)
    {
        switch (_column.Storage)
        {
            case SlotStorage.Bits:
                row.SetBits(_column, _bits);
                break;
            case SlotStorage.Decimals:
                row.SetDecimal(_column, _amount);
                break;
            case SlotStorage.Reals:
                row.SetReal(_column, _real);
                break;
            default:
                row.SetReference(_column, _reference!);
                break;
        }
    }
}
