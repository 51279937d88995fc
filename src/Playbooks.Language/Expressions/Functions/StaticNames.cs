using System.Collections.Immutable;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>Fixed values that are written behind the name of a type: <c>Math.PI</c>, <c>int.MaxValue</c>, <c>DayOfWeek.Monday</c>.</summary>
internal static class StaticNames
{
    /// <summary>The days as a choice, so that <c>date.DayOfWeek == 'Monday'</c> is checked.</summary>
    public static readonly ChoiceType Days = new([.. Enum.GetNames<DayOfWeek>()]);

    private static readonly Dictionary<string, Dictionary<string, StaticValue>> ByType = Build();

    /// <summary>A constant, or <c>now</c> or <c>today</c> in the dialect's words.</summary>
    public sealed record StaticValue(object? Value, DataType? Type, bool? Moment = null);

    public static bool IsType(string name) => ByType.ContainsKey(name);

    /// <summary>The name of a type as it is written here, from any letter case; the name itself where there is no such type.</summary>
    public static string InAnyCase(string name) =>
        ByType.ContainsKey(name) ? name : ByType.Keys.FirstOrDefault(type => type.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    public static IEnumerable<string> MembersOf(string type) => ByType.TryGetValue(type, out var members) ? members.Keys : [];

    /// <summary>The framework's name of a type that C# has a word for: <c>Int32</c> for <c>int</c>.</summary>
    public static string Canonical(string type) => type switch
    {
        "string" => "String",
        "int" => "Int32",
        "uint" => "UInt32",
        "long" => "Int64",
        "ulong" => "UInt64",
        "float" => "Single",
        "double" => "Double",
        "decimal" => "Decimal",
        "bool" => "Boolean",
        "char" => "Char",
        _ => type,
    };

    public static StaticValue? Find(string type, string name) => ByType.GetValueOrDefault(type)?.GetValueOrDefault(name);

    private static Dictionary<string, Dictionary<string, StaticValue>> Build()
    {
        var types = new Dictionary<string, Dictionary<string, StaticValue>>(StringComparer.Ordinal);
        Add(types, ["Math"], ("PI", Math.PI), ("E", Math.E));
        Add(types, ["Convert", "Regex", "ExpressionUtils"]);
        Add(types, ["string", "String"], ("Empty", ""));
        Add(types, ["int", "Int32"], ("MaxValue", int.MaxValue), ("MinValue", int.MinValue));
        Add(types, ["uint", "UInt32"], ("MaxValue", uint.MaxValue), ("MinValue", uint.MinValue));
        Add(types, ["long", "Int64"], ("MaxValue", long.MaxValue), ("MinValue", long.MinValue));
        Add(types, ["ulong", "UInt64"], ("MaxValue", ulong.MaxValue), ("MinValue", ulong.MinValue));
        Add(types, ["float", "Single"], ("MaxValue", float.MaxValue), ("MinValue", float.MinValue));
        Add(types, ["double", "Double"], ("MaxValue", double.MaxValue), ("MinValue", double.MinValue), ("NaN", double.NaN), ("PositiveInfinity", double.PositiveInfinity), ("NegativeInfinity", double.NegativeInfinity));
        Add(types, ["decimal", "Decimal"], ("MaxValue", decimal.MaxValue), ("MinValue", decimal.MinValue), ("Zero", 0m), ("One", 1m));
        Add(types, ["bool", "Boolean", "char", "Char"]);
        Add(types, ["Guid"], ("Empty", Guid.Empty));
        Add(types, ["TimeSpan"], ("Zero", TimeSpan.Zero), ("MaxValue", TimeSpan.MaxValue), ("MinValue", TimeSpan.MinValue));
        Add(types, ["DateTime"], ("MaxValue", DateTime.MaxValue), ("MinValue", DateTime.MinValue));
        Add(types, ["DateTimeOffset"], ("MaxValue", DateTimeOffset.MaxValue), ("MinValue", DateTimeOffset.MinValue));
        // How texts are compared is asked for by these words and given to functions as a text.
        Add(types, ["StringComparison"], [.. Enum.GetNames<StringComparison>().Select(name => (name, (object)name))]);
        Add(types, ["StringSplitOptions"], [.. Enum.GetNames<StringSplitOptions>().Select(name => (name, (object)name))]);
        Add(types, ["RegexOptions"], [.. Functions.Patterns.Letters.Keys.Select(name => (name, (object)name))]);
        Add(types, ["MidpointRounding"], [.. Enum.GetNames<MidpointRounding>().Select(name => (name, (object)name))]);
        var days = Days.Values.ToDictionary(day => day, day => new StaticValue(day, Days), StringComparer.OrdinalIgnoreCase);
        types["DayOfWeek"] = days;
        foreach (var (type, name, isToday) in new[] { ("DateTime", "Today", true), ("DateTime", "Now", false), ("DateTime", "UtcNow", false), ("DateTimeOffset", "Now", false), ("DateTimeOffset", "UtcNow", false) })
        {
            types[type][name] = new StaticValue(null, null, isToday);
        }
        return types;
    }

    private static void Add(Dictionary<string, Dictionary<string, StaticValue>> types, ImmutableArray<string> names, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var members = new Dictionary<string, StaticValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
        {
            members[name] = new StaticValue(value, DataTypes.Of(value));
        }
        foreach (var name in names)
        {
            types[name] = members;
        }
    }
}
