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
        moment = default;
        if (json.ValueSpan.Length > LongestMoment || !HasNoHalves(ref json))
        {
            return false;
        }
        Span<char> text = stackalloc char[LongestMoment];
        return DateText.TryReadTime(text[..json.CopyString(text)], out moment);
    }

    /// <summary>The list whose bracket a reader stands at, of texts or choices; the reader then stands at its end.</summary>
    public static bool TryReadList(ref Utf8JsonReader json, ListType type, [NotNullWhen(true)] out ListValue? values)
    {
        values = null;
        var choice = type.Element as ChoiceType;
        if (choice is null && type.Element is not ScalarType { Kind: ScalarKind.String })
        {
            return false;
        }
        var elements = new List<object?>();
        while (json.Read() && json.TokenType == JsonTokenType.String && elements.Count < FactValueReader.LongestList)
        {
            if (!TryRead(ref json, out var text) || (choice is not null && choice.IndexOf(text) < 0))
            {
                return false;
            }
            elements.Add(text);
        }
        values = new ListValue(type.Element, elements);
        return json.TokenType == JsonTokenType.EndArray;
    }
}
