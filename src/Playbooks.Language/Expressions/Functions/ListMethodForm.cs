namespace Playbooks.Language.Expressions.Functions;

/// <summary>How a list method is written.</summary>
/// <param name="Name">Its name as a method.</param>
/// <param name="Method">Which.</param>
/// <param name="Arity">Fewest and most arguments behind the list.</param>
/// <param name="NeedsCondition">Whether what is said about each element has to be true or false.</param>
/// <param name="TakesValue">Whether its argument is a value and not something said about each element.</param>
/// <param name="IsForRows">Whether rows, which are no values, may be its elements.</param>
internal sealed record ListMethodForm(string Name, ListMethod Method, (int Least, int Most) Arity, bool NeedsCondition = false, bool TakesValue = false, bool IsForRows = false)
{
    private static readonly ListMethodForm[] All =
    [
        new("Any", ListMethod.Any, (0, 1), NeedsCondition: true, IsForRows: true),
        new("All", ListMethod.All, (1, 1), NeedsCondition: true, IsForRows: true),
        new("Count", ListMethod.Count, (0, 1), NeedsCondition: true, IsForRows: true),
        new("Sum", ListMethod.Sum, (0, 1), IsForRows: true),
        new("Min", ListMethod.Min, (0, 1), IsForRows: true),
        new("Max", ListMethod.Max, (0, 1), IsForRows: true),
        new("Average", ListMethod.Average, (0, 1), IsForRows: true),
        new("Where", ListMethod.Where, (1, 1), NeedsCondition: true, IsForRows: true),
        new("Select", ListMethod.Select, (1, 1), IsForRows: true),
        new("First", ListMethod.First, (0, 1), NeedsCondition: true),
        new("FirstOrDefault", ListMethod.FirstOrDefault, (0, 1), NeedsCondition: true),
        new("Last", ListMethod.Last, (0, 1), NeedsCondition: true),
        new("LastOrDefault", ListMethod.LastOrDefault, (0, 1), NeedsCondition: true),
        new("Single", ListMethod.Single, (0, 1), NeedsCondition: true),
        new("SingleOrDefault", ListMethod.SingleOrDefault, (0, 1), NeedsCondition: true),
        new("ElementAt", ListMethod.ElementAt, (1, 1), TakesValue: true),
        new("ElementAtOrDefault", ListMethod.ElementAtOrDefault, (1, 1), TakesValue: true),
        new("Contains", ListMethod.Contains, (1, 1), TakesValue: true),
        new("Distinct", ListMethod.Distinct, (0, 0)),
        new("OrderBy", ListMethod.OrderBy, (0, 1), IsForRows: true),
        new("OrderByDescending", ListMethod.OrderByDescending, (0, 1), IsForRows: true),
        new("ThenBy", ListMethod.ThenBy, (1, 1), IsForRows: true),
        new("ThenByDescending", ListMethod.ThenByDescending, (1, 1), IsForRows: true),
        new("Reverse", ListMethod.Reverse, (0, 0), IsForRows: true),
        new("Skip", ListMethod.Skip, (1, 1), TakesValue: true, IsForRows: true),
        new("Take", ListMethod.Take, (1, 1), TakesValue: true, IsForRows: true),
        new("SkipWhile", ListMethod.SkipWhile, (1, 1), NeedsCondition: true, IsForRows: true),
        new("TakeWhile", ListMethod.TakeWhile, (1, 1), NeedsCondition: true, IsForRows: true),
        new("ToList", ListMethod.ToList, (0, 0)),
        new("ToArray", ListMethod.ToList, (0, 0)),
        new("SelectMany", ListMethod.SelectMany, (1, 1), IsForRows: true),
        new("GroupBy", ListMethod.GroupBy, (1, 2)),
        new("Union", ListMethod.Union, (1, 1), TakesValue: true),
        new("Concat", ListMethod.Concat, (1, 1), TakesValue: true),
        new("Intersect", ListMethod.Intersect, (1, 1), TakesValue: true),
        new("Except", ListMethod.Except, (1, 1), TakesValue: true),
        new("SequenceEqual", ListMethod.SequenceEqual, (1, 1), TakesValue: true),
        new("Append", ListMethod.Append, (1, 1), TakesValue: true),
        new("Prepend", ListMethod.Prepend, (1, 1), TakesValue: true),
        new("DefaultIfEmpty", ListMethod.DefaultIfEmpty, (0, 1), TakesValue: true),
        new("LongCount", ListMethod.Count, (0, 1), NeedsCondition: true, IsForRows: true),
    ];

    private static readonly Dictionary<string, ListMethodForm> ByName = All.ToDictionary(form => form.Name, StringComparer.OrdinalIgnoreCase);

    // The aggregates that may be written as functions: `count(contacts, …)`.
    private static readonly Dictionary<string, ListMethodForm> ByFunction = new(StringComparer.OrdinalIgnoreCase)
    {
        ["any"] = ByName["Any"],
        ["all"] = ByName["All"],
        ["count"] = ByName["Count"],
        ["sum"] = ByName["Sum"],
        ["min"] = ByName["Min"],
        ["max"] = ByName["Max"],
        ["average"] = ByName["Average"],
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static IEnumerable<string> FunctionNames => ByFunction.Keys;

    public static ListMethodForm? Find(string name) => ByName.GetValueOrDefault(name);

    public static ListMethodForm? FindFunction(string name) => ByFunction.GetValueOrDefault(name);

    public static bool GivesElement(ListMethod method) => method is >= ListMethod.First and <= ListMethod.ElementAtOrDefault;
}
