using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>What is meant by names that do not exist: words of other languages, and members and functions without what they belong to.</summary>
internal static class UnknownNames
{
    /// <summary>What to write instead, or null where nothing is known to be meant.</summary>
    public static Advice? Help(string name, BindingState state) => name switch
    {
        "elseif" or "elif" or "elsif" => "write `else if`",
        "endif" or "endfor" or "endcase" or "endwhile" or "fi" => "write `end`",
        "include" => "the name of a partial stands behind it: `include '_signature'`",
        "upper" or "uppercase" or "toupper" => "write `string.upcase`",
        "lower" or "lowercase" or "tolower" => "write `string.downcase`",
        _ => Owners(name, state) is { Count: > 0 } owners ? Of(name, owners) : null,
    };

    private static Advice Of(string name, List<string> owners) => owners is [var only]
        ? Advice.DidYouMean(name, only)
        : new Advice($"did you mean {string.Join(" or ", owners.Order(StringComparer.Ordinal).Take(4).Select(owner => $"`{owner}`"))}?");

    private static List<string> Owners(string name, BindingState state)
    {
        var members = state.Scope.Names
            .Where(known => known.Value is ObjectType type && type.Members.ContainsKey(name))
            .Select(known => $"{known.Key}.{name}")
            .ToList();
        return members.Count > 0
            ? members
            : [.. FunctionTable.All.Select(function => function.Name).Where(function => function.EndsWith("." + name, StringComparison.Ordinal))];
    }
}
