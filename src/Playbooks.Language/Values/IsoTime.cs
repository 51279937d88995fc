using System.Runtime.CompilerServices;

namespace Playbooks.Language.Values;

/// <summary>
/// Writes a time in UTC as ISO 8601 has it: <c>2026-03-02T09:00:00Z</c>, with as many digits of a second behind a point as
/// it needs. By hand, because the runtime reads a format anew each time, and an answer has many times in it.
/// </summary>
public static class IsoTime
{
    /// <summary>The most bytes that one has.</summary>
    public const int Longest = 28;

    private const int WholeSeconds = 20;
    private const int FractionDigits = 7;

    /// <summary>Writes the moment in UTC; how many bytes that took.</summary>
    public static int Write(DateTimeOffset time, Span<byte> destination) => Write<byte>(time, destination);

    /// <summary>The moment in UTC as a text.</summary>
    public static string Of(DateTimeOffset time)
    {
        Span<char> text = stackalloc char[Longest];
        return new string(text[..Write(time, text)]);
    }

    private static int Write<T>(DateTimeOffset time, Span<T> destination)
        where T : unmanaged
    {
        var utc = time.UtcDateTime;
        var (date, second) = (DateOnly.FromDateTime(utc), utc.TimeOfDay);
        var (year, month, day) = date;
        Put(destination, 0, year, 4, '-');
        Put(destination, 5, month, 2, '-');
        Put(destination, 8, day, 2, 'T');
        Put(destination, 11, second.Hours, 2, ':');
        Put(destination, 14, second.Minutes, 2, ':');
        var fraction = (int)(second.Ticks % TimeSpan.TicksPerSecond);
        if (fraction == 0)
        {
            Put(destination, 17, second.Seconds, 2, 'Z');
            return WholeSeconds;
        }
        Put(destination, 17, second.Seconds, 2, '.');
        var digits = FractionDigits;
        for (; fraction % 10 == 0; fraction /= 10)
        {
            digits--;
        }
        Put(destination, WholeSeconds, fraction, digits, 'Z');
        return WholeSeconds + digits + 1;
    }

    private static void Put<T>(Span<T> destination, int start, int number, int digits, char after)
        where T : unmanaged
    {
        destination[start + digits] = Of<T>(after);
        for (var place = start + digits - 1; place >= start; place--)
        {
            destination[place] = Of<T>((char)('0' + (number % 10)));
            number /= 10;
        }
    }

    private static T Of<T>(char digit)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
        {
            var narrow = (byte)digit;
            return Unsafe.As<byte, T>(ref narrow);
        }
        return Unsafe.As<char, T>(ref digit);
    }
}
