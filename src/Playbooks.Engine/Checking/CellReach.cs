using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Checking;

/// <summary>What values a cell lets through, as far as single values and ranges tell.</summary>
internal static class CellReach
{
    /// <summary>Whether no value between the fact's <c>min</c> and <c>max</c> passes a cell.</summary>
    public static bool IsOutOfReach(Cell cell) =>
        (cell.Fact.Min ?? cell.Fact.Max) is not null
        && cell.Test is not KnownTest
        && Contradict([cell, cell with { Test = new RangeTest(cell.Fact.Min, true, cell.Fact.Max, true) }]);

    /// <summary>The bounds of a fact in words.</summary>
    public static string Bounds(FactDefinition fact) => (fact.Min, fact.Max) switch
    {
        (null, var max) => $"up to {Text(max)}",
        (var min, null) => $"from {Text(min)} up",
        var (min, max) => $"from {Text(min)} to {Text(max)}",
    };

    /// <summary>Whether no value passes all cells of one fact. False where that is hard to tell.</summary>
    public static bool Contradict(ImmutableArray<Cell> cells)
    {
        var tests = cells.Select(cell => cell.Test).Where(test => test is not AnyTest).ToList();
        if (tests.Exists(test => test is KnownTest { MustBeKnown: false }))
        {
            return tests.Exists(test => test is not KnownTest { MustBeKnown: false });
        }
        var candidates = tests.OfType<OneOfTest>().FirstOrDefault(test => !test.IsNegated)?.Values;
        if (candidates is { } values)
        {
            return values.All(value => tests.Exists(test => !Passes(value, test)));
        }
        return tests.OfType<RangeTest>().Any(lower => tests.OfType<RangeTest>().Any(upper => AreApart(lower, upper)));
    }

    /// <summary>Whether a known value passes a test, as far as that can be told; true where it cannot.</summary>
    public static bool Passes(object value, CellTest test) => test switch
    {
        KnownTest known => known.MustBeKnown,
        OneOfTest one => one.Values.Contains(value) != one.IsNegated,
        RangeTest range => Compare(range.From, value) is not { } low || low < 0 || (low == 0 && range.IncludesFrom)
            ? Compare(value, range.To) is not { } high || high < 0 || (high == 0 && range.IncludesTo)
            : false,
        _ => true,
    };

    private static bool AreApart(RangeTest lower, RangeTest upper) =>
        Compare(lower.From, upper.To) is { } order && (order > 0 || (order == 0 && !(lower.IncludesFrom && upper.IncludesTo)));

    private static int? Compare(object? left, object? right) =>
        left is null || right is null ? null : Comparer<object>.Default.Compare(left, right);

    private static string Text(object? value) => value switch
    {
        DateTime date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };
}
