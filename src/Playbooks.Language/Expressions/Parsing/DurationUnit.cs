using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>The units that a number may be followed by: <c>30 days</c>.</summary>
internal static class DurationUnit
{
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("millisecond", TimeSpan.TicksPerMillisecond),
        ("second", TimeSpan.TicksPerSecond),
        ("minute", TimeSpan.TicksPerMinute),
        ("hour", TimeSpan.TicksPerHour),
        ("day", TimeSpan.TicksPerDay),
        ("week", 7 * TimeSpan.TicksPerDay),
    ];

    /// <summary>Both forms of every unit, for suggestions.</summary>
    public static IEnumerable<string> Names => Units.SelectMany(unit => new[] { unit.Name, unit.Name + "s" });

    public static bool IsUnit(string word) => TicksOf(word) is not null;

    /// <summary>A month and a year are no durations: they have no fixed length.</summary>
    public static bool HasNoFixedLength(string word) => word is "month" or "months" or "year" or "years";

    public static bool IsMeant(string word) => HasNoFixedLength(word) || ClosestName.Find(word, Names) is not null;

    public static long? TicksOf(string word)
    {
        foreach (var (name, ticks) in Units)
        {
            if (word.StartsWith(name, StringComparison.Ordinal) && (word.Length == name.Length || (word.Length == name.Length + 1 && word[^1] == 's')))
            {
                return ticks;
            }
        }
        return null;
    }
}
