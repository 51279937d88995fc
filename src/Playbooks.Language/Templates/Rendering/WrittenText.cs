using System.Numerics;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Values as a workspace's messages write them: for people, in the language of the reader.</summary>
internal static class WrittenText
{
    /// <summary>The text, or null when the value is none that can be written.</summary>
    public static string? Of(object? value, RenderRun run)
    {
        switch (value)
        {
            case string text:
                return text;
            case RawText raw:
                return raw.Text;
            case IReadOnlyList<object?> list:
                return Listed(list, run);
            case null:
                return null;
        }
        var output = TextOutput.Take();
        if (TryWrite(output, value, run))
        {
            return output.Finish();
        }
        output.GiveBack();
        return null;
    }

    /// <summary>Writes a single value that is no text; false for any other, of which nothing is written.</summary>
    public static bool TryWrite(TextOutput output, object value, RenderRun run)
    {
        switch (value)
        {
            case int number:
                output.Append(number);
                return true;
            case double number:
                NumberText.WriteNumber(output, number, run.Conventions);
                return true;
            case float number:
                NumberText.WriteNumber(output, number, run.Conventions);
                return true;
            case decimal amount:
                NumberText.WriteMoney(output, amount, run.Input.Currency, run.Conventions, digits: null);
                return true;
            case DateTime date:
                DateText.WriteLong(output, new DateTimeOffset(date.Ticks, TimeSpan.Zero), date.TimeOfDay != TimeSpan.Zero, run.Conventions);
                return true;
            case DateTimeOffset date:
                DateText.WriteLong(output, date, withTime: true, run.Conventions);
                return true;
            case bool or char or long or uint or ulong or BigInteger or TimeSpan or Guid:
                output.Append(ScribanText.Of(value));
                return true;
            default:
                return false;
        }
    }

    private static string? Listed(IReadOnlyList<object?> list, RenderRun run)
    {
        var parts = new List<string>();
        foreach (var item in list)
        {
            if (item is IReadOnlyList<object?> || !run.Spend(1) || Of(item, run) is not { } part)
            {
                return null;
            }
            parts.Add(part);
        }
        return string.Join(", ", parts);
    }
}
