using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>
/// Facts as casts write them: <c>usage 41, renewsOn +60, tone ?</c>. Dates are days from today, and <c>?</c> is not known.
/// </summary>
internal static class FactList
{
    public static IEnumerable<(string Name, string Value)> Read(string prefix, string facts) =>
        from fact in facts.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        let name = fact[..fact.IndexOf(' ', StringComparison.Ordinal)]
        let value = fact[(name.Length + 1)..]
        select (prefix + name, IsDate(name) && value != "?" ? BookTime.Day(int.Parse(value, CultureInfo.InvariantCulture)) : value == "?" ? "" : value);

    private static bool IsDate(string name) => name.EndsWith("On", StringComparison.Ordinal) || name.EndsWith("Since", StringComparison.Ordinal);
}
