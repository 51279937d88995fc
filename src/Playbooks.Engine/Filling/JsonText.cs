using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Filling;

/// <summary>JSON texts as values that are objects anyway: texts, moments, lists of texts.</summary>
internal static class JsonText
{
    // Longer than any way to write a moment.
    private const int LongestMoment = 64;

    /// <summary>The text that a reader stands at.</summary>
    public static bool TryRead(ref Utf8JsonReader json, [NotNullWhen(true)] out string? text)
    {
        text = json.ValueSpan.Length <= FactValueReader.LongestText && HasNoHalves(ref json) ? json.GetString() : null;
        return text is not null;
    }

    /// <summary>Copies the text that a reader stands at, its escapes resolved, where there is room for it.</summary>
    public static bool TryCopy(ref Utf8JsonReader json, scoped Span<byte> target, out int length)
    {
        var isPossible = json.ValueSpan.Length <= target.Length && HasNoHalves(ref json);
        length = isPossible ? json.CopyString(target) : 0;
        return isPossible;
    }

    // Halves of pairs can only be written as escapes, and what is wrong with them is said by others.
    private static bool HasNoHalves(ref Utf8JsonReader json) =>
        !json.ValueIsEscaped || (json.ValueSpan.IndexOf("\\ud"u8) < 0 && json.ValueSpan.IndexOf("\\uD"u8) < 0);

    /// <summary>The moment that a reader stands at.</summary>
    public static bool TryReadMoment(ref Utf8JsonReader json, out DateTimeOffset moment)
    {
        if (PlainDate.TryReadMoment(json.ValueSpan, out moment))
        {
            return true;
        }
        if (json.ValueSpan.Length > LongestMoment || !HasNoHalves(ref json))
        {
            return false;
        }
        Span<char> text = stackalloc char[LongestMoment];
        return DateText.TryReadTime(text[..json.CopyString(text)], out moment);
    }

    /// <summary>The list whose bracket a reader stands at, of texts, choices or numbers; the reader then stands at its end.</summary>
    public static bool TryReadList(ref Utf8JsonReader json, ListType type, [NotNullWhen(true)] out ListValue? values)
    {
        values = null;
        var elements = new List<object?>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (elements.Count == FactValueReader.LongestList || ElementOf(ref json, type.Element) is not { } element)
            {
                return false;
            }
            elements.Add(element);
        }
        values = new ListValue(type.Element, elements);
        return json.TokenType == JsonTokenType.EndArray;
    }

    private static object? ElementOf(ref Utf8JsonReader json, DataType type)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String when type is ChoiceType or ScalarType { Kind: ScalarKind.String }:
                return TryRead(ref json, out var text) && (type is not ChoiceType choice || choice.IndexOf(text) >= 0) ? text : null;
            case JsonTokenType.Number when type is ScalarType scalar && PlainNumber.TryRead(json.ValueSpan, out var number):
                return NumberOf(number, scalar.Kind);
            default:
                return null;
        }
    }

    private static object? NumberOf(PlainNumber number, ScalarKind kind) => kind switch
    {
        ScalarKind.Long when number.Scale == 0 => number.Whole,
        ScalarKind.Decimal => number.Amount,
        ScalarKind.Double when number.TryNumber(out var value) => value,
        _ => null,
    };
}
