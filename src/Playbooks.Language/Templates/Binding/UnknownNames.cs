using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>What is meant by names that do not exist: words of other languages, and members and functions without what they belong to.</summary>
internal static class UnknownNames
{
    // How many of the given names are told to whoever writes another one.
    private const int MostTold = 12;

    /// <summary>What to write instead of a name that nothing has, or null where nothing is known to be meant.</summary>
    public static Advice? Help(string name, BindingState state) =>
        OtherWord(name) ?? (Owners(name, state) is { Count: > 0 } owners ? Of(name, owners) : null);

    /// <summary>What to write instead of a member that its owner does not have, where another owner has it.</summary>
    public static Advice? HelpWithMember(string name, BindingState state) =>
        MembersLike(name, state) is { Count: > 0 } owners ? Of(name, owners) : null;

    /// <summary>The names that a template is given, where there are few enough to tell them.</summary>
    public static Advice? GivenNames(BindingState state) => state.Scope.Names.Count is 0 or > MostTold ? null
        : $"a template is given {string.Join(", ", state.Scope.Names.Keys.Order(StringComparer.Ordinal).Select(name => $"`{name}`"))}";

    private static Advice? OtherWord(string name) => name.ToUpperInvariant() switch
    {
        "ELSEIF" or "ELIF" or "ELSIF" => "write `else if`",
        "ENDIF" or "ENDFOR" or "ENDCASE" or "ENDWHILE" or "FI" => "write `end`",
        "INCLUDE" => "the name of a partial stands behind it: `include '_signature'`",
        "PARTIAL" or "IMPORT" or "RENDER" => "a partial is written `include '_signature'`",
        "UPPER" or "UPPERCASE" or "TOUPPER" or "UCASE" => "write `string.upcase`",
        "LOWER" or "LOWERCASE" or "TOLOWER" or "LCASE" => "write `string.downcase`",
        "CURRENCY" or "FORMATCURRENCY" => "an amount is written with its currency as it is; `account.arr | money digits: 2` writes its cents, too",
        "DEFAULT" or "COALESCE" or "ISNULL" or "IFEMPTY" => "what is written in place of a value that is not known stands behind `??`: `contact.name ?? 'friend'`",
        "TODAY" => "the day of the message is `date.now | date.to_string '%-d %B %Y'`",
        "NOW" => "the time of the message is `date.now`",
        "AND" => "write `&&`",
        "OR" => "write `||`",
        "NOT" => "write `!` in front: `!contact.isLead`",
        "IS" or "EQUALS" or "EQ" => "write `==`; whether a value is known is `x != null`",
        "IN" or "CONTAINS" or "HAS" => "whether a list holds something is `array.contains account.products 'Desk'`; whether a text does, `string.contains`",
        "KNOWN" => "whether a value is known is `x != null`",
        "NIL" or "NONE" or "UNDEFINED" => "write `null`",
        "YES" or "NO" => "write `true` or `false`",
        "THEN" => "a condition ends with `}}` or its line; no word stands behind it",
        _ => null,
    };

    private static Advice Of(string name, List<string> owners) => owners is [var only]
        ? Advice.DidYouMean(name, only)
        : new Advice($"did you mean {string.Join(" or ", owners.Order(StringComparer.Ordinal).Take(4).Select(owner => $"`{owner}`"))}?");

    private static List<string> Owners(string name, BindingState state)
    {
        var members = MembersLike(name, state);
        return members.Count > 0
            ? members
            : [.. FunctionTable.All.Select(function => function.Name).Where(function => function.EndsWith("." + name, StringComparison.OrdinalIgnoreCase))];
    }

    // Letter case and underscores are where languages differ.
    private static List<string> MembersLike(string name, BindingState state)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal);
        return
        [
            .. from known in state.Scope.Names
               where known.Value is ObjectType
               from member in ((ObjectType)known.Value).Members.Keys
               where member.Equals(plain, StringComparison.OrdinalIgnoreCase)
               select $"{known.Key}.{member}",
        ];
    }
}
