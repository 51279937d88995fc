using System.Globalization;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Studio.Wording;

/// <summary>Values of facts as text: as people read them, and as a form holds them.</summary>
internal static class FactWords
{
    /// <summary>What stands for a value that is not known.</summary>
    public const string NotKnown = "not known";

    /// <summary>A value as people read it, with its currency or unit.</summary>
    public static string Shown(FactDefinition fact, object? value, string currency) => value switch
    {
        null => NotKnown,
        bool truth => truth ? "yes" : "no",
        decimal amount => WithUnit($"{amount.ToString("#,0.##", CultureInfo.InvariantCulture)} {currency}", fact.Unit),
        long or int or uint or ulong => WithUnit(((IFormattable)value).ToString("#,0", CultureInfo.InvariantCulture), fact.Unit),
        double or float => WithUnit(((IFormattable)value).ToString("#,0.##", CultureInfo.InvariantCulture), fact.Unit),
        string text when fact.Type is ChoiceType => Words.Spaced(text),
        ListValue { Count: 0 } => "none",
        ListValue list => string.Join(", ", list.Select(Field)),
        _ => Field(value),
    };

    /// <summary>A value as a form's field and a JSON document hold it; a list has one item a line.</summary>
    public static string Field(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ListValue list => string.Join('\n', list.Select(Field)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string WithUnit(string number, string? unit) => unit is null ? number : $"{number} {unit}";
}
