using System.Collections.Immutable;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>Fixed values that are written behind the name of a type: <c>Math.PI</c>, <c>int.MaxValue</c>, <c>DayOfWeek.Monday</c>.</summary>
internal static class StaticNames
{
    /// <summary>The days as a choice, so that <c>date.DayOfWeek == 'Monday'</c> is checked.</summary>
    public static readonly ChoiceType Days = new(["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]);

    // Values are made when a type's are first asked for: most expressions name none, and have to know what a type is.
    private static readonly Dictionary<string, Lazy<Dictionary<string, StaticValue>>> ByType = Build();

    private static readonly StaticValue Today = new(null, null, Moment: true);
    private static readonly StaticValue Now = new(null, null, Moment: false);

    /// <summary>A constant, or <c>now</c> or <c>today</c> in the dialect's words.</summary>
    public sealed record StaticValue(object? Value, DataType? Type, bool? Moment = null);

    public static bool IsType(string name) => ByType.ContainsKey(name);

    /// <summary>The name of a type as it is written here, from any letter case; the name itself where there is no such type.</summary>
    public static string InAnyCase(string name) =>
        ByType.ContainsKey(name) ? name : ByType.Keys.FirstOrDefault(type => type.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    public static IEnumerable<string> MembersOf(string type) => ByType.TryGetValue(type, out var members) ? members.Value.Keys : [];

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

    public static StaticValue? Find(string type, string name) => ByType.GetValueOrDefault(type)?.Value.GetValueOrDefault(name);

    private static Dictionary<string, Lazy<Dictionary<string, StaticValue>>> Build()
    {
        var types = new Dictionary<string, Lazy<Dictionary<string, StaticValue>>>(StringComparer.Ordinal);
        Add(types, ["Math"], () => [("PI", Math.PI), ("E", Math.E)]);
        Add(types, ["Convert", "Regex", "ExpressionUtils"], () => []);
        Add(types, ["string", "String"], () => [("Empty", "")]);
        Add(types, ["int", "Int32"], () => [("MaxValue", int.MaxValue), ("MinValue", int.MinValue)]);
        Add(types, ["uint", "UInt32"], () => [("MaxValue", uint.MaxValue), ("MinValue", uint.MinValue)]);
        Add(types, ["long", "Int64"], () => [("MaxValue", long.MaxValue), ("MinValue", long.MinValue)]);
        Add(types, ["ulong", "UInt64"], () => [("MaxValue", ulong.MaxValue), ("MinValue", ulong.MinValue)]);
        Add(types, ["float", "Single"], () => [("MaxValue", float.MaxValue), ("MinValue", float.MinValue)]);
        Add(types, ["double", "Double"], () => [("MaxValue", double.MaxValue), ("MinValue", double.MinValue), ("NaN", double.NaN), ("PositiveInfinity", double.PositiveInfinity), ("NegativeInfinity", double.NegativeInfinity)]);
        Add(types, ["decimal", "Decimal"], () => [("MaxValue", decimal.MaxValue), ("MinValue", decimal.MinValue), ("Zero", 0m), ("One", 1m)]);
        Add(types, ["bool", "Boolean", "char", "Char"], () => []);
        Add(types, ["Guid"], () => [("Empty", Guid.Empty)]);
        Add(types, ["TimeSpan"], () => [("Zero", TimeSpan.Zero), ("MaxValue", TimeSpan.MaxValue), ("MinValue", TimeSpan.MinValue)]);
        Add(types, ["DateTime"], () => [("MaxValue", DateTime.MaxValue), ("MinValue", DateTime.MinValue), ("Today", Today), ("Now", Now), ("UtcNow", Now)]);
        Add(types, ["DateTimeOffset"], () => [("MaxValue", DateTimeOffset.MaxValue), ("MinValue", DateTimeOffset.MinValue), ("Now", Now), ("UtcNow", Now)]);
        // How texts are compared is asked for by these words and given to functions as a text.
        Add(types, ["StringComparison"], () => Words(Enum.GetNames<StringComparison>()));
        Add(types, ["StringSplitOptions"], () => Words(Enum.GetNames<StringSplitOptions>()));
        Add(types, ["RegexOptions"], () => Words(Functions.Patterns.Letters.Keys));
        Add(types, ["MidpointRounding"], () => Words(Enum.GetNames<MidpointRounding>()));
        Add(types, ["DayOfWeek"], () => [.. Days.Values.Select(day => (day, (object)new StaticValue(day, Days)))]);
        return types;
    }

    private static (string Name, object Value)[] Words(IEnumerable<string> names) => [.. names.Select(name => (name, (object)name))];

    private static void Add(Dictionary<string, Lazy<Dictionary<string, StaticValue>>> types, ImmutableArray<string> names, Func<(string Name, object Value)[]> values)
    {
        var members = new Lazy<Dictionary<string, StaticValue>>(() => values().ToDictionary(
            member => member.Name, member => member.Value as StaticValue ?? new StaticValue(member.Value, DataTypes.Of(member.Value)), StringComparer.OrdinalIgnoreCase));
        foreach (var name in names)
        {
            types.Add(name, members);
        }
    }
}
