using System.Globalization;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Dates by patterns of <c>%</c> and a letter, as in strftime and Scriban. <c>%-d</c> leaves padding away.</summary>
internal static class DateText
{
    /// <summary>How Scriban writes a date that no pattern is given for.</summary>
    public const string ScribanPattern = "%d %b %Y";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Writes a date in full; a moment with its time of day.</summary>
    public static void WriteLong(TextOutput output, DateTimeOffset date, bool withTime, LanguageConventions conventions)
    {
        // French counts the first of a month: 1er mars.
        var pattern = conventions.Language == "fr" && date.Day == 1 ? conventions.LongDate.Replace("%-d", "%-der", StringComparison.Ordinal) : conventions.LongDate;
        Write(output, date, pattern, conventions);
        if (withTime)
        {
            Write(output, date, " %H:%M", conventions);
        }
    }

    public static string Format(DateTimeOffset date, string pattern, LanguageConventions conventions, string standard = ScribanPattern)
    {
        // `%g` asks for the invariant form; alone it asks for the standard pattern as well, as Scriban does with a space before it.
        if (pattern.Contains("%g", StringComparison.Ordinal))
        {
            (pattern, conventions) = (pattern == "%g" ? " " + standard : pattern.Replace("%g", "", StringComparison.Ordinal), LanguageConventions.Invariant);
        }
        var output = TextOutput.Take();
        Write(output, date, pattern, conventions);
        return output.Finish();
    }

    /// <summary>The first <c>%</c> with a letter that stands for nothing, or null.</summary>
    public static string? FindUnknown(string pattern)
    {
        for (var i = pattern.IndexOf('%', StringComparison.Ordinal); i >= 0; i = pattern.IndexOf('%', i + 1))
        {
            var start = i;
            i += i + 2 < pattern.Length && pattern[i + 1] == '-' ? 2 : 1;
            if (i >= pattern.Length || !Parts.Contains(pattern[i], StringComparison.Ordinal))
            {
                return pattern[start..Math.Min(i + 1, pattern.Length)];
            }
        }
        return null;
    }

    private const string Parts = "aAbBcCdDeFghHIjklLmMnNpPrRsStTuUvVwWxXyYZ%";

    private static void Write(TextOutput output, DateTimeOffset date, ReadOnlySpan<char> pattern, LanguageConventions conventions)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                output.Append(pattern[i]);
                continue;
            }
            var isBare = pattern[i + 1] == '-' && i + 2 < pattern.Length;
            i += isBare ? 2 : 1;
            WritePart(output, date, pattern[i], isBare, conventions);
        }
    }

    private static void WritePart(TextOutput output, DateTimeOffset date, char part, bool isBare, LanguageConventions conventions)
    {
        if (Composite(part, conventions) is { } pattern)
        {
            Write(output, date, pattern, conventions);
            return;
        }
        var start = output.Length;
        if (Name(date, part, conventions) is { } name)
        {
            output.Append(name);
        }
        else if (!TryWriteNumber(output, date, part))
        {
            WriteOther(output, date, part);
        }
        if (isBare && output.WrittenFrom(start) is { Length: > 1 } padded)
        {
            output.TakeBack(start);
            output.Append(padded.TrimStart("0 ") is { Length: > 0 } bare ? bare : "0");
        }
    }

    private static string? Composite(char part, LanguageConventions conventions) => part switch
    {
        'c' => "%a %b %d %T %Y",
        'D' => "%m/%d/%y",
        'F' => "%Y-%m-%d",
        'r' => "%I:%M:%S %p",
        'R' => "%H:%M",
        'T' or 'X' => "%H:%M:%S",
        'x' => conventions.ShortDate,
        _ => null,
    };

    private static string? Name(DateTimeOffset date, char part, LanguageConventions conventions) => part switch
    {
        'a' => conventions.ShortDays[(int)date.DayOfWeek],
        'A' => conventions.Days[(int)date.DayOfWeek],
        'b' or 'h' => conventions.ShortMonths[date.Month - 1],
        'B' => conventions.Months[date.Month - 1],
        'p' => date.Hour < 12 ? "AM" : "PM",
        'P' => date.Hour < 12 ? "am" : "pm",
        _ => null,
    };

    private static bool TryWriteNumber(TextOutput output, DateTimeOffset date, char part)
    {
        (int Value, int Width, char Pad)? number = part switch
        {
            'C' => (date.Year / 100, 2, '0'),
            'd' => (date.Day, 2, '0'),
            'e' => (date.Day, 2, ' '),
            'H' => (date.Hour, 2, '0'),
            'I' => (Twelve(date.Hour), 2, '0'),
            'j' => (date.DayOfYear, 3, '0'),
            'k' => (date.Hour, 2, ' '),
            'l' => (Twelve(date.Hour), 2, ' '),
            'L' => (date.Millisecond, 3, '0'),
            'm' => (date.Month, 2, '0'),
            'M' => (date.Minute, 2, '0'),
            'S' => (date.Second, 2, '0'),
            'u' => (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, 1, '0'),
            'U' => (WeekOfYear(date, DayOfWeek.Sunday), 2, '0'),
            'V' => (ISOWeek.GetWeekOfYear(date.DateTime), 2, '0'),
            'w' => ((int)date.DayOfWeek, 1, '0'),
            'W' => (WeekOfYear(date, DayOfWeek.Monday), 2, '0'),
            'y' => (date.Year % 100, 2, '0'),
            'Y' => (date.Year, 4, '0'),
            _ => null,
        };
        if (number is not var (value, width, pad))
        {
            return false;
        }
        for (var least = 10; width > 1; width--, least *= 10)
        {
            if (value < least)
            {
                output.Append(pad);
            }
        }
        output.Append(value);
        return true;
    }

    private static void WriteOther(TextOutput output, DateTimeOffset date, char part)
    {
        switch (part)
        {
            case 'n':
                output.Append('\n');
                break;
            case 'N':
                output.Append(date.Ticks % TimeSpan.TicksPerSecond * 100, "000000000");
                break;
            case 's':
                output.Append(date.ToUnixTimeSeconds());
                break;
            case 't':
                output.Append('\t');
                break;
            case 'v':
                output.Append(Format(date, "%e-%b-%Y", LanguageConventions.English).ToUpperInvariant());
                break;
            case 'Z':
                output.Append(date, "zzz");
                break;
            case '%':
                output.Append('%');
                break;
            default:
                output.Append('%');
                output.Append(part);
                break;
        }
    }

    // The first week begins with the first of January, as in Scriban; strftime counts the days before its first Sunday as none.
    private static int WeekOfYear(DateTimeOffset date, DayOfWeek firstDay) =>
        Invariant.Calendar.GetWeekOfYear(date.DateTime, CalendarWeekRule.FirstDay, firstDay);

    private static int Twelve(int hour) => hour % 12 == 0 ? 12 : hour % 12;
}
