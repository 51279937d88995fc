using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>Reads working days, hours and holidays.</summary>
internal static class CalendarReader
{
    private static readonly (string, DayOfWeek)[] Days = ObjectReader.WordsOf<DayOfWeek>();

    private static readonly ImmutableArray<DayOfWeek> WorkingWeek =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Nine to five in UTC, from Monday to Friday: what holds where a policy says nothing.</summary>
    public static Calendar Default { get; } = new(TimeZoneInfo.Utc, new TimeOnly(9, 0), new TimeOnly(17, 0), WorkingWeek, []);

    /// <summary>The calendar; the default's parts where it says nothing.</summary>
    public static Calendar Read(JsonNode node, ICollection<Diagnostic> diagnostics)
    {
        if (ObjectReader.Open(node, "`calendar`", diagnostics) is not { } reader)
        {
            return Default;
        }
        var zone = reader.Text("timeZone") is { } name ? FindZone(name, diagnostics) : TimeZoneInfo.Utc;
        var (opens, closes) = reader.Text("hours") is { } hours ? ReadHours(hours, diagnostics) : (Default.Opens, Default.Closes);
        var days = reader.Find("days") is null ? WorkingWeek : ReadDays(reader, diagnostics);
        var holidays = ImmutableArray.CreateBuilder<DateOnly>();
        var isOrdered = true;
        foreach (var day in reader.Texts("holidays"))
        {
            if (DateText.Parse(day.Excerpt, diagnostics) is { } holiday)
            {
                isOrdered &= holidays.Count == 0 || holidays[^1] <= holiday;
                holidays.Add(holiday);
            }
        }
        if (!isOrdered)
        {
            holidays.Sort();
        }
        reader.Finish();
        return new Calendar(zone, opens, closes, days, holidays.ToImmutable());
    }

    private static TimeZoneInfo FindZone(JsonString name, ICollection<Diagnostic> diagnostics)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name.Text, out var zone))
        {
            return zone;
        }
        var known = TimeZoneInfo.GetSystemTimeZones().Select(candidate => candidate.Id);
        diagnostics.Add(PolicyErrors.UnknownTimeZone.At(name.Location, $"unknown time zone `{JsonScanner.Shown(name.Text)}`", ClosestName.Help(name.Text, known) ?? "time zones are named like `Europe/Berlin` or `UTC`"));
        return TimeZoneInfo.Utc;
    }

    private static (TimeOnly Opens, TimeOnly Closes) ReadHours(JsonString hours, ICollection<Diagnostic> diagnostics)
    {
        var parts = hours.Text.Split('-');
        if (parts.Length == 2
            && TimeOnly.TryParseExact(parts[0].Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var opens)
            && TimeOnly.TryParseExact(parts[1].Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closes)
            && opens < closes)
        {
            return (opens, closes);
        }
        diagnostics.Add(PolicyErrors.BadHours.At(hours.Location, $"`{JsonScanner.Shown(hours.Text)}` is no working day", HelpWithHours(parts) ?? "hours are written like `09:00-17:00`, the earlier one first"));
        return (Default.Opens, Default.Closes);
    }

    private static string? HelpWithHours(string[] parts) =>
        parts is [var first, var last] && DateText.MeantTimeOfDay(first) is { } opens && DateText.MeantTimeOfDay(last) is { } closes
            && string.CompareOrdinal(opens, closes) < 0
            ? $"write `{opens}-{closes}`"
            : null;

    private static ImmutableArray<DayOfWeek> ReadDays(ObjectReader reader, ICollection<Diagnostic> diagnostics)
    {
        var days = ImmutableArray.CreateBuilder<DayOfWeek>();
        var names = reader.Texts("days");
        foreach (var name in names)
        {
            if (HelpWithRange(name.Text) is { } help)
            {
                diagnostics.Add(ShapeErrors.UnknownWord.At(name.Location, $"unknown word `{JsonScanner.Shown(name.Text)}`", help));
            }
            else if (ObjectReader.WordOf(name, Days, diagnostics) is { } day)
            {
                days.Add(day);
            }
        }
        if (names.Length == 0)
        {
            diagnostics.Add(ShapeErrors.Nothing.At(Places.Of(reader.Find("days")!), "`days` names no working day", "name at least one: `[\"Monday\"]`"));
        }
        return days.Count == 0 ? WorkingWeek : days.ToImmutable();
    }

    // `Mon-Fri`: each day has a name of its own here.
    private static string? HelpWithRange(string text)
    {
        var names = Array.ConvertAll(Days, day => day.Item1);
        if (text.Split((string[])["-", "–", " to ", ".."], StringSplitOptions.TrimEntries) is not [var first, var last]
            || OtherWord.Find(first, names) is not { } from || OtherWord.Find(last, names) is not { } to)
        {
            return null;
        }
        var (start, end) = (Array.IndexOf(names, from), Array.IndexOf(names, to));
        var days = Enumerable.Range(start, ((end - start + names.Length) % names.Length) + 1).Select(day => $"\"{names[day % names.Length]}\"");
        return $"name each of them: `[{string.Join(", ", days)}]`";
    }
}
