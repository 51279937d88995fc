namespace Playbooks.Retention.Book;

/// <summary>A moment in UTC as programs write it: <c>2026-12-31T09:30:00Z</c>. Other forms are left to those who know all of them.</summary>
internal static class PlainMoment
{
    private const string Form = "0000-00-00T00:00:00Z";

    /// <summary>Reads one; false for anything else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length != Form.Length)
        {
            return false;
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (Form[i] == '0' ? text[i] is < (byte)'0' or > (byte)'9' : text[i] != Form[i])
            {
                return false;
            }
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

    private static int Two(ReadOnlySpan<byte> text, int at) => (10 * (text[at] - '0')) + text[at + 1] - '0';
}
