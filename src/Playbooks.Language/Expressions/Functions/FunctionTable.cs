using System.Collections.Immutable;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>
/// Every function, method and property that an expression can reach; there is nothing behind it. Names are read in any
/// letter case.
/// </summary>
internal static class FunctionTable
{
    /// <summary>A character of a text by its place.</summary>
    public static readonly Overload CharAt = Overload.Of<string, int, char>((text, index) => index >= 0 && index < text.Length
        ? text[index]
        : new Problem(ExpressionErrors.NoSuchElement, $"there is no character {index} in a text of {text.Length}"));

    /// <summary>A text as the list of its characters.</summary>
    public static readonly Overload Characters = Overload.Of<string, ListValue>(text => new ListValue(DataType.Char, [.. text.Select(c => (object?)c)]), DataType.ListOf(DataType.Char));

    private static readonly FunctionSet Set = Fill();

    /// <summary>The names of all functions; their forms are made when they are first asked for.</summary>
    internal static FunctionSet Fill() => FunctionSet.Of(
        TextFunctions.AddTo, MathFunctions.AddTo, DateFunctions.AddTo, ConvertFunctions.AddTo, FriendlyFunctions.AddTo);

    public static IEnumerable<string> FunctionNames => Set.Functions.Keys;

    /// <summary>Names behind a type's: <c>Math.Round</c>.</summary>
    public static IEnumerable<string> StaticFunctionNames => Set.Statics.Keys;

    /// <summary>Names of methods and properties of single values.</summary>
    public static IEnumerable<string> ScalarMembers => Set.Methods.Keys.Concat(Set.Properties.Keys).Select(key => key.Name).Distinct();

    public static bool IsFunction(string name) => Set.Functions.ContainsKey(name) || ListMethodForm.FindFunction(name) is not null;

    public static ImmutableArray<Overload> Function(string name) => Find(Set.Functions, name);

    public static ImmutableArray<Overload> Static(string type, string name) => Find(Set.Statics, $"{StaticNames.Canonical(type)}.{name}");

    public static IEnumerable<string> StaticNamesOf(string type)
    {
        var prefix = StaticNames.Canonical(type) + ".";
        return Set.Statics.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]);
    }

    /// <summary>The forms of a method; for a receiver of any type, those of all receivers.</summary>
    public static ImmutableArray<Overload> Method(DataType receiver, string name) => Members(Set.Methods, receiver, name);

    /// <summary>A property: a method without brackets.</summary>
    public static Overload? Property(DataType receiver, string name) => Members(Set.Properties, receiver, name).FirstOrDefault();

    /// <summary>The forms of a property whatever the receiver, for values of any type.</summary>
    public static ImmutableArray<Overload> Properties(string name) => Members(Set.Properties, DataType.Any, name);

    public static IEnumerable<string> MemberNames(DataType receiver) => receiver switch
    {
        ListType or RowsType => ListMethodForm.Names,
        AnyType or ObjectType => [],
        _ => Set.Methods.Keys.Concat(Set.Properties.Keys).Where(key => key.Receiver == ReceiverOf(receiver)).Select(key => key.Name).Distinct(),
    };

    private static ImmutableArray<Overload> Find(Dictionary<string, FunctionForms> table, string name) =>
        table.TryGetValue(name, out var forms) ? forms.All : [];

    private static ImmutableArray<Overload> Members(Dictionary<(ScalarKind Receiver, string Name), FunctionForms> table, DataType receiver, string name) =>
        receiver is AnyType
            ? [.. table.Where(entry => entry.Key.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).OrderBy(entry => entry.Key.Receiver).SelectMany(entry => entry.Value.All)]
            : ReceiverOf(receiver) is { } kind && table.TryGetValue((kind, name), out var forms) ? forms.All : [];

    private static ScalarKind? ReceiverOf(DataType type) => type switch
    {
        ScalarType scalar => scalar.Kind,
        ChoiceType => ScalarKind.String,
        _ => null,
    };
}
