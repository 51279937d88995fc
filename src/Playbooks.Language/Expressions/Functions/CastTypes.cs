using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>
/// Conversions written as functions: <c>int(x) long(x) double(x) decimal(x) string(x) date(x)</c> and their like, and the
/// names that the types have in a vocabulary.
/// </summary>
internal static class CastTypes
{
    private static readonly Dictionary<string, ScalarType> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bool"] = DataType.Bool,
        ["boolean"] = DataType.Bool,
        ["char"] = DataType.Char,
        ["int"] = DataType.Int,
        ["int32"] = DataType.Int,
        ["uint"] = DataType.UInt,
        ["uint32"] = DataType.UInt,
        ["long"] = DataType.Long,
        ["int64"] = DataType.Long,
        ["integer"] = DataType.Long,
        ["ulong"] = DataType.ULong,
        ["uint64"] = DataType.ULong,
        ["float"] = DataType.Float,
        ["single"] = DataType.Float,
        ["double"] = DataType.Double,
        ["number"] = DataType.Double,
        ["decimal"] = DataType.Decimal,
        ["money"] = DataType.Decimal,
        ["string"] = DataType.String,
        ["text"] = DataType.String,
        ["date"] = DataType.DateTime,
        ["datetime"] = DataType.DateTime,
        ["time"] = DataType.Time,
        ["datetimeoffset"] = DataType.Time,
        ["duration"] = DataType.TimeSpan,
        ["timespan"] = DataType.TimeSpan,
        ["guid"] = DataType.Guid,
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static ScalarType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The bounds of a whole number that C# has a smaller type for; null for other names.</summary>
    public static (int Least, int Most)? Small(string name) => name switch
    {
        "sbyte" or "SByte" => (sbyte.MinValue, sbyte.MaxValue),
        "byte" or "Byte" => (byte.MinValue, byte.MaxValue),
        "short" or "Int16" => (short.MinValue, short.MaxValue),
        "ushort" or "UInt16" => (ushort.MinValue, ushort.MaxValue),
        _ => null,
    };

    /// <summary>The name of a type without the framework's own prefix, and without the marks that it may be null.</summary>
    public static string Plain(string name)
    {
        const string Prefix = "System.";
        const string Nullable = "System.Nullable`1[";
        name = name.StartsWith(Nullable, StringComparison.Ordinal) ? name[Nullable.Length..].TrimEnd(']') : name;
        return (name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name).TrimEnd('?');
    }
}
