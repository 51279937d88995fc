using System.Numerics;

namespace Playbooks.Engine.Filling;

/// <summary>A day as programs write it: <c>2026-12-31</c>.</summary>
internal static class PlainDate
{
    private const int Length = 10;

    /// <summary>The ticks of its midnight; false for anything but a day that exists, written in full.</summary>
    public static bool TryRead<T>(ReadOnlySpan<T> text, out long ticks)
        where T : unmanaged, IBinaryInteger<T>
    {
        ticks = 0;
        var dash = T.CreateTruncating('-');
        if (text.Length != Length || text[4] != dash || text[7] != dash
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        ticks = new DateTime(year, month, day).Ticks;
        return true;
    }

    private static bool TryDigits<T>(ReadOnlySpan<T> text, out int number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        foreach (var character in text)
        {
            var digit = uint.CreateTruncating(character) - '0';
            if (digit > 9)
            {
                return false;
            }
            number = (number * 10) + (int)digit;
        }
        return true;
    }
}
