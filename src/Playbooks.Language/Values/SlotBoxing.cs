namespace Playbooks.Language.Values;

/// <summary>Boxed values to slots and back: the only place that knows how each type lies in its 64 bits.</summary>
internal static class SlotBoxing
{
    public static object? Read(FactRow row, Column column) => column.Storage switch
    {
        SlotStorage.References => row.GetReference(column),
        SlotStorage.Decimals => row.GetDecimal(column),
        SlotStorage.Reals => row.GetReal(column),
        _ => column.Type is ChoiceType choice ? choice.Values[(int)row.GetBits(column)] : FromBits(((ScalarType)column.Type).Kind, row.GetBits(column)),
    };

    public static void Write(FactRow row, Column column, object value)
    {
        switch (column.Type)
        {
            case ChoiceType choice when value is string text && choice.IndexOf(text) is >= 0 and var index:
                row.SetBits(column, index);
                break;
            case ScalarType { Kind: ScalarKind.Decimal } when value is decimal amount:
                row.SetDecimal(column, amount);
                break;
            case ScalarType { Kind: ScalarKind.Double } when value is double real:
                row.SetReal(column, real);
                break;
            case ScalarType when column.Storage == SlotStorage.Bits:
                row.SetBits(column, ToBits(column, value));
                break;
            case not (ChoiceType or ScalarType { Kind: ScalarKind.Decimal or ScalarKind.Double }) when Fits(column.Type, value):
                row.SetReference(column, value);
                break;
            default:
                throw Mismatch(column, value);
        }
    }

    private static bool Fits(DataType type, object value) => type switch
    {
        ScalarType { Kind: ScalarKind.String } => value is string,
        ScalarType { Kind: ScalarKind.Time } => value is DateTimeOffset,
        ScalarType { Kind: ScalarKind.Guid } => value is Guid,
        ListType => value is ListValue,
        ObjectType => value is ObjectValue,
        _ => true,
    };

    private static object FromBits(ScalarKind kind, long bits) => kind switch
    {
        ScalarKind.Bool => Boxes.Of(bits != 0),
        ScalarKind.Char => (char)bits,
        ScalarKind.Int => (int)bits,
        ScalarKind.UInt => (uint)bits,
        ScalarKind.Long => bits,
        ScalarKind.ULong => unchecked((ulong)bits),
        ScalarKind.Float => (float)BitConverter.Int64BitsToDouble(bits),
        ScalarKind.DateTime => new DateTime(bits, DateTimeKind.Unspecified),
        ScalarKind.TimeSpan => new TimeSpan(bits),
        _ => throw new InvalidOperationException($"{kind} does not lie in bits"),
    };

    private static long ToBits(Column column, object value) => (((ScalarType)column.Type).Kind, value) switch
    {
        (ScalarKind.Bool, bool x) => x ? 1 : 0,
        (ScalarKind.Char, char x) => x,
        (ScalarKind.Int, int x) => x,
        (ScalarKind.UInt, uint x) => x,
        (ScalarKind.Long, long x) => x,
        (ScalarKind.ULong, ulong x) => unchecked((long)x),
        (ScalarKind.Float, float x) => BitConverter.DoubleToInt64Bits(x),
        (ScalarKind.DateTime, DateTime x) => x.Ticks,
        (ScalarKind.TimeSpan, TimeSpan x) => x.Ticks,
        _ => throw Mismatch(column, value),
    };

    private static ArgumentException Mismatch(Column column, object value) =>
        new($"`{column.Name}` is {column.Type.AuthorName} and cannot hold a {value.GetType().Name}", nameof(value));
}
