using System.Numerics;

namespace Playbooks.Engine.Filling;

/// <summary>Days and moments as programs write them: <c>2026-12-31</c>, <c>2026-12-31T09:30:00Z</c>.</summary>
internal static class PlainDate
{
    private const int Length = 10;
    private const int MomentLength = 20;

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

    /// <summary>A moment of UTC in whole seconds; false for any other form, which may be a moment too.</summary>
    public static bool TryReadMoment(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length != MomentLength || text[Length] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z'
            || !TryRead(text[..Length], out var midnight)
            || !TryDigits(text[11..13], out var hour) || !TryDigits(text[14..16], out var minute) || !TryDigits(text[17..19], out var second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }
        moment = new DateTimeOffset(midnight + new TimeSpan(hour, minute, second).Ticks, TimeSpan.Zero);
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
