using System.Numerics;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Values as a workspace's messages write them: for people, in the language of the reader.</summary>
internal static class WrittenText
{
    /// <summary>The text, or null when the value is none that can be written.</summary>
    public static string? Of(object? value, RenderRun run) => value switch
    {
        string text => text,
        RawText raw => raw.Text,
        bool or char or int or long or uint or ulong or BigInteger or TimeSpan or Guid => ScribanText.Of(value),
        double number => NumberText.Number(number, run.Conventions),
        float number => NumberText.Number(number, run.Conventions),
        decimal amount => NumberText.Money(amount, run.Input.Currency, run.Conventions),
        DateTime date => DateText.Long(new DateTimeOffset(date.Ticks, TimeSpan.Zero), date.TimeOfDay != TimeSpan.Zero, run.Conventions),
        DateTimeOffset date => DateText.Long(date, withTime: true, run.Conventions),
        IReadOnlyList<object?> list => Listed(list, run),
        _ => null,
    };

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
