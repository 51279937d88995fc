using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>Types in the words that a vocabulary has for them: nobody who writes rules has to know an int from a long.</summary>
internal static class AuthorWords
{
    public static string Of(DataType type) => type switch
    {
        ScalarType { IsInteger: true } => "integer",
        ScalarType { Kind: ScalarKind.Float } => "number",
        ListType list => $"list of {Of(list.Element)}",
        AnyType => "a value of any type",
        NullType => "null",
        _ => type.AuthorName,
    };

    public static string Of(IEnumerable<DataType> types) => string.Join(" and ", types.Select(Of));

    /// <summary>Two types beside one another; by their exact names where the common ones would be the same.</summary>
    public static string Of(DataType left, DataType right) => Of(left) == Of(right) && !left.Equals(right)
        ? $"{left.Name} and {right.Name}"
        : $"{Of(left)} and {Of(right)}";

    /// <summary>How many arguments the forms of a function take: <c>1 or 2 arguments</c>.</summary>
    public static string Arities(IEnumerable<Overload> overloads, int receivers)
    {
        int[] counts = [.. overloads.Select(overload => overload.Parameters.Length - receivers).Distinct().Order()];
        return Arguments(counts);
    }

    public static string Arguments(params int[] counts) => counts switch
    {
        [0] => "no arguments",
        [1] => "1 argument",
        _ => $"{string.Join(" or ", counts)} arguments",
    };
}
