using System.Globalization;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Values as reasons show them: the same on every machine, and never long.</summary>
internal static class ReasonText
{
    private const int Longest = 80;

    /// <summary>A day: <c>2026-03-02</c>.</summary>
    public static string Day(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An amount without the zeros that say nothing: 1200.00 is 1200.</summary>
    public static decimal Plain(decimal amount) => amount.Scale == 0 && amount != 0 ? amount : amount / 1.0000000000000000000000000000m;

    /// <summary>A value, or the beginning of a long one.</summary>
    public static string Of(object? value)
    {
        var text = value switch
        {
            decimal amount => ValueText.Format(Plain(amount)),
            ListValue list => string.Join(", ", list.Take(Longest).Select(Of)),
            _ => ValueText.Format(value),
        };
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }
}
