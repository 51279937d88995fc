using System.Globalization;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>C#'s <c>Convert</c>, which rounds half to even where a cast cuts, and the <c>Parse</c> of each type.</summary>
internal static class ConvertFunctions
{
    private const int LongestFormat = 64;

    public static void AddTo(FunctionSet set)
    {
        AddRounding(set, "Int32", Convert.ToInt32, Convert.ToInt32, Convert.ToInt32, DataType.Int);
        AddRounding(set, "Int64", Convert.ToInt64, Convert.ToInt64, x => x, DataType.Long);
        AddRounding(set, "UInt32", Convert.ToUInt32, Convert.ToUInt32, Convert.ToUInt32, DataType.UInt);
        AddRounding(set, "UInt64", Convert.ToUInt64, Convert.ToUInt64, Convert.ToUInt64, DataType.ULong);
        AddRounding(set, "Double", x => x, Convert.ToDouble, Convert.ToDouble, DataType.Double);
        AddRounding(set, "Single", Convert.ToSingle, Convert.ToSingle, Convert.ToSingle, DataType.Float);
        AddRounding(set, "Decimal", Convert.ToDecimal, x => x, Convert.ToDecimal, DataType.Decimal);
        AddSmall(set, "Byte", byte.MinValue, byte.MaxValue);
        AddSmall(set, "SByte", sbyte.MinValue, sbyte.MaxValue);
        AddSmall(set, "Int16", short.MinValue, short.MaxValue);
        AddSmall(set, "UInt16", ushort.MinValue, ushort.MaxValue);
        AddOrder<int>(set);
        AddOrder<uint>(set);
        AddOrder<long>(set);
        AddOrder<ulong>(set);
        AddOrder<float>(set);
        AddOrder<double>(set);
        AddOrder<decimal>(set);
        AddOrder<bool>(set);
        AddOrder<char>(set);
        AddOrder<TimeSpan>(set);
        AddOrder<Guid>(set);
        AddParse<int>(set, "Int32");
        AddParse<uint>(set, "UInt32");
        AddParse<long>(set, "Int64");
        AddParse<ulong>(set, "UInt64");
        AddParse<float>(set, "Single");
        AddParse<double>(set, "Double");
        AddParse<decimal>(set, "Decimal");
        AddParse<bool>(set, "Boolean");
        AddParse<DateTime>(set, "DateTime");
        AddParse<DateTimeOffset>(set, "DateTimeOffset");
        AddParse<TimeSpan>(set, "TimeSpan");
        AddParse<Guid>(set, "Guid");
        AddFormat<int>(set);
        AddFormat<uint>(set);
        AddFormat<long>(set);
        AddFormat<ulong>(set);
        AddFormat<float>(set);
        AddFormat<double>(set);
        AddFormat<decimal>(set);
        AddFormat<DateTime>(set);
        AddFormat<DateTimeOffset>(set);
        AddFormat<TimeSpan>(set);
        AddFormat<Guid>(set);
    }

    private static void AddRounding<T>(FunctionSet set, string name, Func<double, T> ofDouble, Func<decimal, T> ofDecimal, Func<long, T> ofLong, ScalarType type) =>
        set.Static($"Convert.To{name}",
            Overload.Of(Guarded.Of(ofLong)),
            Overload.Of(Guarded.Of(ofDouble)),
            Overload.Of(Guarded.Of(ofDecimal)),
            Overload.Of<string, T>(text => Parse<T>(text, type)),
            Overload.Of<bool, T>(truth => (T)NumericConversions.Convert(truth, type.Kind)!));

    // Whole numbers of few bits are ints here, and have to fit.
    private static void AddSmall(FunctionSet set, string name, int least, int most)
    {
        Func<long, int> fit = x => x >= least && x <= most ? (int)x : throw new OverflowException();
        AddRounding(set, name, x => fit(Convert.ToInt64(x)), x => fit(Convert.ToInt64(x)), fit, DataType.Int);
    }

    private static void AddOrder<T>(FunctionSet set)
        where T : IComparable<T> =>
        set.Method("CompareTo", Overload.Of<T, T, int>((x, y) => Math.Sign(x.CompareTo(y))));

    private static void AddParse<T>(FunctionSet set, string name) =>
        set.Static($"{name}.Parse", Overload.Of<string, T>(text => Parse<T>(text, DataTypes.Of<T>())));

    private static Outcome<T> Parse<T>(string text, DataType type) => ValueText.TryParse(text, type, out var value)
        ? (T)value
        : new Problem(ExpressionErrors.ConversionFailed, $"`{text}` cannot be read as {type.AuthorName}");

    // A precision of a billion digits would be asked for with ten characters, so a format's numbers are kept small.
    private static void AddFormat<T>(FunctionSet set)
        where T : IFormattable =>
        set.Method("ToString", Overload.Of(Guarded.Of<T, string, string>((value, format) =>
            format.Length <= LongestFormat && format.Count(char.IsAsciiDigit) <= LongestFormat && !(format.Length > 3 && format.Skip(1).All(char.IsAsciiDigit) && char.IsLetter(format[0]))
                ? value.ToString(format, CultureInfo.InvariantCulture)
                : throw new FormatException())));
}
