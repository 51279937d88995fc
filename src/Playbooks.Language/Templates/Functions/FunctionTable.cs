namespace Playbooks.Language.Templates.Functions;

/// <summary>All built-in functions by name.</summary>
internal static class FunctionTable
{
    private static readonly Dictionary<string, Function> ByName =
        new[] { StringFunctions.All, StringEncodings.All, ArrayFunctions.All, MathFunctions.All, DateFunctions.All, TimeSpanFunctions.All, ObjectFunctions.All, HtmlFunctions.All, RegexFunctions.All, WritingFunctions.All }
            .SelectMany(family => family)
            .ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The names before the dot.</summary>
    public static readonly HashSet<string> Families =
        ByName.Keys.Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => name.Split('.')[0]).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<Function> All => ByName.Values;

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>A family as an object: <c>string</c> alone.</summary>
    public static ITemplateObject Family(string name) => new FunctionFamily(name);

    /// <summary>The names behind the dot of a family.</summary>
    public static IEnumerable<string> NamesIn(string family) =>
        ByName.Keys.Where(name => name.StartsWith(family + ".", StringComparison.Ordinal)).Select(name => name[(family.Length + 1)..]);
}
