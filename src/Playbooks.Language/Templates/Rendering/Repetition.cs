using System.Globalization;

namespace Playbooks.Language.Templates.Rendering;

/// <summary><c>"ab" * 3</c>: a text several times.</summary>
internal static class Repetition
{
    /// <summary>How often a text is repeated; what Scriban converts to a whole number counts as one, null as none.</summary>
    public static bool TryCount(object? value, out long times)
    {
        times = 0;
        switch (value)
        {
            case null:
                return true;
            case bool once:
                times = once ? 1 : 0;
                return true;
            case double or float or decimal:
                var rounded = Math.Round(Arithmetic.ToDouble(value));
                times = Math.Abs(rounded) <= int.MaxValue ? (long)rounded : 0;
                return Math.Abs(rounded) <= int.MaxValue;
            case var text when ValueKinds.IsText(text):
                return long.TryParse(ValueKinds.TextOf(text!), NumberStyles.Integer, CultureInfo.InvariantCulture, out times);
            default:
                return ValueKinds.IsWhole(value) && ValueKinds.TryWhole(value, out times);
        }
    }

    /// <summary>The text so many times, unless that is more than may be made; never less than none.</summary>
    public static string? Of(RenderRun run, string text, long times)
    {
        times = Math.Clamp(times, 0, int.MaxValue);
        return run.Create(text.Length * times) ? string.Concat(Enumerable.Repeat(text, (int)times)) : null;
    }
}
