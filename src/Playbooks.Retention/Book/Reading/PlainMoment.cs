namespace Playbooks.Retention.Book.Reading;

/// <summary>A moment in UTC as programs write it: <c>2026-12-31T09:30:00Z</c>. Other forms are left to those who know all of them.</summary>
internal static class PlainMoment
{
    /// <summary>The bytes that one takes.</summary>
    public const int Length = 20;

    /// <summary>Reads one; false for anything else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length != Length || !HasForm(text))
        {
            return false;
        }
        var (year, month, day) = ((100 * Two(text, 0)) + Two(text, 2), Two(text, 5), Two(text, 8));
        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }
        moment = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    // 0000-00-00T00:00:00Z
    private static bool HasForm(ReadOnlySpan<byte> text)
    {
        var most = 0u;
        foreach (var at in (ReadOnlySpan<byte>)[0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18])
        {
            most = Math.Max(most, (uint)(text[at] - '0'));
        }
        return most <= 9 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z';
    }

    private static int Two(ReadOnlySpan<byte> text, int at) => (10 * (text[at] - '0')) + text[at + 1] - '0';
}
