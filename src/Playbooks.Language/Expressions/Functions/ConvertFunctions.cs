using System.Globalization;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>C#'s <c>Convert</c>, which rounds half to even where a cast cuts, and the <c>Parse</c> of each type.</summary>
internal static class ConvertFunctions
{
    private const int LongestFormat = 64;

    public static void AddTo(FunctionSet set)
    {
        set.Static("Convert.ToInt32", () => Rounding<int>(Convert.ToInt32, Convert.ToInt32, Convert.ToInt32, DataType.Int));
        set.Static("Convert.ToInt64", () => Rounding<long>(Convert.ToInt64, Convert.ToInt64, x => x, DataType.Long));
        set.Static("Convert.ToUInt32", () => Rounding<uint>(Convert.ToUInt32, Convert.ToUInt32, Convert.ToUInt32, DataType.UInt));
        set.Static("Convert.ToUInt64", () => Rounding<ulong>(Convert.ToUInt64, Convert.ToUInt64, Convert.ToUInt64, DataType.ULong));
        set.Static("Convert.ToDouble", () => Rounding<double>(x => x, Convert.ToDouble, Convert.ToDouble, DataType.Double));
        set.Static("Convert.ToSingle", () => Rounding<float>(Convert.ToSingle, Convert.ToSingle, Convert.ToSingle, DataType.Float));
        set.Static("Convert.ToDecimal", () => Rounding<decimal>(Convert.ToDecimal, x => x, Convert.ToDecimal, DataType.Decimal));
        set.Static("Convert.ToByte", () => RoundingTo(byte.MinValue, byte.MaxValue));
        set.Static("Convert.ToSByte", () => RoundingTo(sbyte.MinValue, sbyte.MaxValue));
        set.Static("Convert.ToInt16", () => RoundingTo(short.MinValue, short.MaxValue));
        set.Static("Convert.ToUInt16", () => RoundingTo(ushort.MinValue, ushort.MaxValue));
        AddOrders(set);
        AddParsing(set);
        AddFormats(set);
    }

    private static void AddOrders(FunctionSet set)
    {
        set.Method(DataType.Int, "CompareTo", () => [Order<int>()]);
        set.Method(DataType.UInt, "CompareTo", () => [Order<uint>()]);
        set.Method(DataType.Long, "CompareTo", () => [Order<long>()]);
        set.Method(DataType.ULong, "CompareTo", () => [Order<ulong>()]);
        set.Method(DataType.Float, "CompareTo", () => [Order<float>()]);
        set.Method(DataType.Double, "CompareTo", () => [Order<double>()]);
        set.Method(DataType.Decimal, "CompareTo", () => [Order<decimal>()]);
        set.Method(DataType.Bool, "CompareTo", () => [Order<bool>()]);
        set.Method(DataType.Char, "CompareTo", () => [Order<char>()]);
        set.Method(DataType.TimeSpan, "CompareTo", () => [Order<TimeSpan>()]);
        set.Method(DataType.Guid, "CompareTo", () => [Order<Guid>()]);
    }

    private static void AddParsing(FunctionSet set)
    {
        set.Static("Int32.Parse", () => [Parsing<int>()]);
        set.Static("UInt32.Parse", () => [Parsing<uint>()]);
        set.Static("Int64.Parse", () => [Parsing<long>()]);
        set.Static("UInt64.Parse", () => [Parsing<ulong>()]);
        set.Static("Single.Parse", () => [Parsing<float>()]);
        set.Static("Double.Parse", () => [Parsing<double>()]);
        set.Static("Decimal.Parse", () => [Parsing<decimal>()]);
        set.Static("Boolean.Parse", () => [Parsing<bool>()]);
        set.Static("DateTime.Parse", () => [Parsing<DateTime>()]);
        set.Static("DateTimeOffset.Parse", () => [Parsing<DateTimeOffset>()]);
        set.Static("TimeSpan.Parse", () => [Parsing<TimeSpan>()]);
        set.Static("Guid.Parse", () => [Parsing<Guid>()]);
    }

    private static void AddFormats(FunctionSet set)
    {
        set.Method(DataType.Int, "ToString", () => [Format<int>()]);
        set.Method(DataType.UInt, "ToString", () => [Format<uint>()]);
        set.Method(DataType.Long, "ToString", () => [Format<long>()]);
        set.Method(DataType.ULong, "ToString", () => [Format<ulong>()]);
        set.Method(DataType.Float, "ToString", () => [Format<float>()]);
        set.Method(DataType.Double, "ToString", () => [Format<double>()]);
        set.Method(DataType.Decimal, "ToString", () => [Format<decimal>()]);
        set.Method(DataType.DateTime, "ToString", () => [Format<DateTime>()]);
        set.Method(DataType.Time, "ToString", () => [Format<DateTimeOffset>()]);
        set.Method(DataType.TimeSpan, "ToString", () => [Format<TimeSpan>()]);
        set.Method(DataType.Guid, "ToString", () => [Format<Guid>()]);
    }

    private static Overload[] Rounding<T>(Func<double, T> ofDouble, Func<decimal, T> ofDecimal, Func<long, T> ofLong, ScalarType type) =>
    [
        Overload.Of(Guarded.Of(ofLong)),
        Overload.Of(Guarded.Of(ofDouble)),
        Overload.Of(Guarded.Of(ofDecimal)),
        Overload.Of<string, T>(text => Parse<T>(text, type)),
        Overload.Of<bool, T>(truth => (T)NumericConversions.Convert(truth, type.Kind)!),
    ];

    // Whole numbers of few bits are ints here, and have to fit.
    private static Overload[] RoundingTo(int least, int most)
    {
        Func<long, int> fit = x => x >= least && x <= most ? (int)x : throw new OverflowException();
        return Rounding<int>(x => fit(Convert.ToInt64(x)), x => fit(Convert.ToInt64(x)), fit, DataType.Int);
    }

    private static Overload Order<T>()
        where T : IComparable<T> => Overload.Of<T, T, int>((x, y) => Math.Sign(x.CompareTo(y)));

    private static Overload Parsing<T>() => Overload.Of<string, T>(text => Parse<T>(text, DataTypes.Of<T>()));

    private static Outcome<T> Parse<T>(string text, DataType type) => ValueText.TryParse(text, type, out var value)
        ? (T)value
        : new Problem(ExpressionErrors.ConversionFailed, $"`{text}` cannot be read as {type.AuthorName}");

    // A precision of a billion digits would be asked for with ten characters, so a format's numbers are kept small.
    private static Overload Format<T>()
        where T : IFormattable =>
        Overload.Of(Guarded.Of<T, string, string>((value, format) =>
            format.Length <= LongestFormat && format.Count(char.IsAsciiDigit) <= LongestFormat && !(format.Length > 3 && format.Skip(1).All(char.IsAsciiDigit) && char.IsLetter(format[0]))
                ? value.ToString(format, CultureInfo.InvariantCulture)
                : throw new FormatException()));
}
