namespace Playbooks.Language.Values;

/// <summary>The names that <c>$type</c> may give.</summary>
internal static class JsonTypeNames
{
    private const string ListPrefix = "list<";
    private const int MaxDepth = 8;

    private static readonly Dictionary<string, DataType> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bool"] = DataType.Bool,
        ["char"] = DataType.Char,
        ["int"] = DataType.Int,
        ["uint"] = DataType.UInt,
        ["long"] = DataType.Long,
        ["ulong"] = DataType.ULong,
        ["float"] = DataType.Float,
        ["double"] = DataType.Double,
        ["decimal"] = DataType.Decimal,
        ["string"] = DataType.String,
        ["datetime"] = DataType.DateTime,
        ["date"] = DataType.DateTime,
        ["time"] = DataType.Time,
        ["datetimeoffset"] = DataType.Time,
        ["timespan"] = DataType.TimeSpan,
        ["guid"] = DataType.Guid,
        ["object"] = DataType.Any,
    };

    public static IEnumerable<string> All => ByName.Keys;

    public static DataType? Find(string name) => Find(name.Trim(), MaxDepth);

    private static DataType? Find(string name, int depth)
    {
        if (ByName.TryGetValue(name, out var type))
        {
            return type;
        }
        return depth > 0 && name.StartsWith(ListPrefix, StringComparison.OrdinalIgnoreCase) && name.EndsWith('>')
            && Find(name[ListPrefix.Length..^1].Trim(), depth - 1) is { } element
            ? DataType.ListOf(element)
            : null;
    }
}
