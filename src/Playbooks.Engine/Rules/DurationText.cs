using System.Collections.Concurrent;
using System.Globalization;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>Reads durations: <c>90 minutes</c>, <c>1.5 hours</c>, <c>2 business days</c>.</summary>
internal static class DurationText
{
    private const string Form = "durations are written like `90 minutes`, `14 days` or `2 business days`";
    private const decimal LongestInDays = 36_500;

    private const int MostKnown = 1_024;

    private static readonly ConcurrentDictionary<Duration, Duration> s_known = new();

    private static readonly string[] Units = Enum.GetNames<DurationUnit>()
        .SelectMany(unit => new[] { Lower(unit), Lower(unit) + "s" })
        .ToArray();

    /// <summary>A duration, or null with a report at the word that is wrong.</summary>
    /// <param name="excerpt">The text.</param>
    /// <param name="allowsBusiness">Whether working days may be counted there.</param>
    /// <param name="diagnostics">Receives the mistakes.</param>
    public static Duration? Parse(Excerpt excerpt, bool allowsBusiness, ICollection<Diagnostic> diagnostics)
    {
        var words = Words.Split(excerpt.Text);
        if (words.Count == 0)
        {
            return Wrong(new TextSpan(0, excerpt.Text.Length), "a duration is missing", Form);
        }
        if (!decimal.TryParse(Text(0), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            return Wrong(words[0], $"a duration begins with a number, not with `{Text(0)}`", NumberHelp(Text(0), words.Count > 1));
        }
        var isBusiness = words.Count > 1 && Text(1) == "business";
        var at = isBusiness ? 2 : 1;
        if (words.Count <= at)
        {
            return Wrong(new TextSpan(words[at - 1].End, 0), "the unit of the duration is missing", Form);
        }
        if (UnitOf(Text(at)) is not { } unit)
        {
            return Wrong(words[at], $"unknown unit `{Text(at)}`", ClosestName.Help(Text(at), Units) ?? UnitHelp(Text(0), Text(at)));
        }
        if (words.Count > at + 1)
        {
            return Wrong(words[at + 1].Union(words[^1]), $"`{excerpt.Text[words[at + 1].Start..words[^1].End]}` stands behind the duration", "a duration is one number and one unit");
        }
        if (isBusiness && !allowsBusiness)
        {
            return Wrong(words[1], "working days are not counted here", $"write `{Text(0)} {Text(at)}`");
        }
        if (isBusiness && unit > DurationUnit.Day)
        {
            return Wrong(words[1].Union(words[at]), $"`{Text(at)}` are not counted in working time", "count business days, hours or minutes");
        }
        return amount > LongestInDays || amount * (int)unit > LongestInDays * (int)DurationUnit.Day
            ? Wrong(words[0], "the duration is longer than a hundred years", null)
            : Share(new Duration(amount, unit, isBusiness));

        string Text(int index) => excerpt.Text.Substring(words[index].Start, words[index].Length);

        Duration? Wrong(TextSpan span, string message, Advice? help)
        {
            diagnostics.Add(ShapeErrors.BadDuration.At(excerpt.Locate(span), message, help));
            return null;
        }
    }

    private static string NumberHelp(string word, bool hasUnit)
    {
        var comma = word.Replace(',', '.');
        if (comma != word && decimal.TryParse(comma, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            return $"a point stands before the decimals: `{comma}`";
        }
        var digits = word.Length - word.TrimStart([.. "0123456789."]).Length;
        return digits > 0 && !hasUnit && Meant(word[digits..]) is { } unit ? $"write `{word[..digits]} {unit}`" : Form;
    }

    private static string UnitHelp(string amount, string word) =>
        word is "working" or "work" or "workdays" ? $"working time is counted like `{amount} business days`"
        : Meant(word) is { } unit ? $"write `{amount} {unit}`"
        : Form;

    // Short forms and units written to the number. A lone `m` may be a minute or a month.
    private static string? Meant(string word) => word switch
    {
        "min" or "mins" => "minutes",
        "h" or "hr" or "hrs" => "hours",
        "d" => "days",
        "w" or "wk" or "wks" => "weeks",
        "y" or "yr" or "yrs" => "years",
        _ => UnitOf(word) is null ? null : word,
    };

    // So that whoever has seen one of them knows it again without comparing what it says.
    private static Duration Share(Duration duration) =>
        s_known.TryGetValue(duration, out var known) ? known
        : s_known.Count < MostKnown ? s_known.GetOrAdd(duration, duration)
        : duration;

    private static DurationUnit? UnitOf(string word)
    {
        foreach (var unit in Enum.GetValues<DurationUnit>())
        {
            if (word == Lower(unit.ToString()) || word == Lower(unit.ToString()) + "s")
            {
                return unit;
            }
        }
        return null;
    }

#pragma warning disable CA1308 // authors write units in lower case
    private static string Lower(string unit) => unit.ToLowerInvariant();
#pragma warning restore CA1308
}
