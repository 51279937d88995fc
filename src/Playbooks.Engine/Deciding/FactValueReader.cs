using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Reads JSON values as values of facts: exactly of their type, one of their choice, within their limits.</summary>
internal sealed class FactValueReader(ICollection<Diagnostic> diagnostics)
{
    /// <summary>How many characters a text may have.</summary>
    public const int LongestText = 32_768;

    /// <summary>How many elements a list may have.</summary>
    public const int LongestList = 1_000;

    /// <summary>The value as a CLR value of the fact's type; null when it is not known, or wrong and reported.</summary>
    public object? Read(FactDefinition fact, JsonNode node)
    {
        var value = Read(fact.Name, fact.Type, node);
        if (value is not null && FactRange.Missed(fact, value) is { } missed)
        {
            diagnostics.Add(FactErrors.OutOfRange.At(Places.Of(node), $"`{fact.Name}` is {ReasonText.Of(value)}, {missed}", null));
            return null;
        }
        return value;
    }

    private object? Read(string name, DataType type, JsonNode node) => (type, node) switch
    {
        (_, JsonNull) => null,
        (ListType list, JsonArray array) => ReadList(name, list, array),
        (ChoiceType choice, JsonString text) => ReadChoice(name, choice, text),
        (ScalarType scalar, _) => ReadScalar(name, scalar, node),
        _ => Wrong(name, type, node),
    };

    private object? ReadScalar(string name, ScalarType type, JsonNode node)
    {
        switch (type.Kind, node)
        {
            case (ScalarKind.Bool, JsonBoolean boolean):
                return boolean.Value;
            case (ScalarKind.String, JsonString text) when text.Text.Length <= LongestText:
                return text.Text;
            case (ScalarKind.String, JsonString text):
                return TooMany(text, $"`{name}` has more than {LongestText} characters");
            case (ScalarKind.Long, JsonNumber number) when number.TryGetLong(out var value):
                return value;
            case (ScalarKind.Double, JsonNumber number) when number.TryGetDouble(out var value):
                return value;
            case (ScalarKind.Decimal, JsonNumber number) when number.TryGetDecimal(out var value):
                return value;
            case (ScalarKind.DateTime, JsonString text):
                return DateText.Parse(text.Excerpt, diagnostics)?.ToDateTime(TimeOnly.MinValue);
            case (ScalarKind.Time, JsonString text):
                return DateText.ParseTime(text.Excerpt, diagnostics);
            default:
                return Wrong(name, type, node);
        }
    }

    private string? ReadChoice(string name, ChoiceType choice, JsonString text)
    {
        if (choice.IndexOf(text.Text) >= 0)
        {
            return text.Text;
        }
        var help = ClosestName.Help(text.Text, choice.Values) ?? $"it is one of {string.Join(", ", choice.Values.Select(value => $"`{value}`"))}";
        diagnostics.Add(FactErrors.NotAChoice.At(text.Location, $"`{ReasonText.Of(text.Text)}` is no value of `{name}`", help));
        return null;
    }

    private object? ReadList(string name, ListType list, JsonArray array)
    {
        if (array.Items.Length > LongestList)
        {
            return TooMany(array, $"`{name}` has more than {LongestList} elements");
        }
        var elements = new List<object?>(array.Items.Length);
        foreach (var item in array.Items)
        {
            elements.Add(item is JsonNull ? Wrong(name, list.Element, item) : Read(name, list.Element, item));
        }
        return new ListValue(list.Element, elements);
    }

    private object? Wrong(string name, DataType type, JsonNode node)
    {
        var found = node is JsonNumber number && type is ScalarType { IsNumeric: true } ? $"`{ReasonText.Of(number.Text)}`" : node.KindName;
        var help = type switch
        {
            ListType => node is JsonString one ? $"write `[\"{ReasonText.Of(one.Text)}\"]`" : "write `[ … ]`",
            ScalarType { Kind: ScalarKind.Bool } => "write `true` or `false`",
            ScalarType { IsNumeric: true } when node is JsonString => NumberInText.Help(node),
            ScalarType { Kind: ScalarKind.Long } => "write a whole number such as `12`",
            ScalarType { Kind: ScalarKind.Double or ScalarKind.Decimal } => "write a number such as `12.5`, without quotes",
            ScalarType { Kind: ScalarKind.DateTime } => "write a date in quotes, such as `\"2026-12-31\"`",
            ScalarType { Kind: ScalarKind.Time } => "write a time in quotes, such as `\"2026-12-31T09:30:00Z\"`",
            _ => "write a text in quotes",
        };
        diagnostics.Add(FactErrors.WrongType.At(Places.Of(node), $"`{name}` is {type.AuthorName}, and this is {found}", help));
        return null;
    }

    private object? TooMany(JsonNode node, string message)
    {
        diagnostics.Add(FactErrors.TooMany.At(Places.Of(node), message, null));
        return null;
    }
}
