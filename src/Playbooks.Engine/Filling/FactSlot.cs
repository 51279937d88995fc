using System.Numerics;
using System.Text;
using System.Text.Json;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Filling;

/// <summary>
/// Puts values of one fact into its slot straight from characters or bytes: a choice becomes a small number, an amount
/// is read without a text. It fills in what is plainly right; of anything else it says so, and leaves it to the readers
/// that know what is wrong and where.
/// </summary>
public sealed class FactSlot
{
    // Of a choice or a day that is written with escapes; nearly all are not.
    private const int LongestEscaped = 256;

    private readonly Column _column;
    private readonly SlotKind _kind;
    private readonly NameTable<byte>? _bytes;
    private readonly NameTable<char>? _characters;
    private readonly SlotLimits _limits;

    internal FactSlot(FactDefinition fact)
    {
        Fact = fact;
        _column = fact.Column;
        _kind = KindOf(fact.Type);
        _limits = new SlotLimits(fact);
        if (fact.Type is ChoiceType choice)
        {
            _bytes = new NameTable<byte>(choice.Values.Select(Encoding.UTF8.GetBytes));
            _characters = new NameTable<char>(choice.Values.Select(value => value.ToCharArray()));
        }
    }

    /// <summary>The fact.</summary>
    public FactDefinition Fact { get; }

    /// <summary>Fills the slot from a field of a file, without blanks around it; false when it must be looked at closely, and nothing is filled in.</summary>
    public bool TryFill(FactRow row, ReadOnlySpan<char> text)
    {
        ArgumentNullException.ThrowIfNull(row);
        switch (_kind)
        {
            case SlotKind.Choice:
                return TrySet(row, _characters!.Find(text));
            case SlotKind.Text:
                return text.Length > 0 && TrySetReference(row, text.ToString());
            case SlotKind.Truth:
                return TrySet(row, text is "true" ? 1 : text is "false" ? 0 : -1);
            case SlotKind.Date:
                return PlainDate.TryRead(text, out var ticks) && TrySetWhole(row, ticks);
            default:
                return TryFillNumber(row, text);
        }
    }

    /// <summary>The same for a field in UTF-8, whose bytes are known to be that.</summary>
    public bool TryFill(FactRow row, ReadOnlySpan<byte> text)
    {
        string? last = null;
        return TryFill(row, text, ref last);
    }

    /// <summary>The same for fields that say the same one after the other: a text that was the last one too is not made again.</summary>
    public bool TryFill(FactRow row, ReadOnlySpan<byte> text, ref string? last)
    {
        ArgumentNullException.ThrowIfNull(row);
        switch (_kind)
        {
            case SlotKind.Choice:
                return TrySet(row, _bytes!.Find(text));
            case SlotKind.Text:
                return text.Length > 0 && TrySetReference(row, last is not null && Ascii.Equals(text, last) ? last : last = TextOf(text));
            case SlotKind.Truth:
                return TrySet(row, text.SequenceEqual("true"u8) ? 1 : text.SequenceEqual("false"u8) ? 0 : -1);
            case SlotKind.Date:
                return PlainDate.TryRead(text, out var ticks) && TrySetWhole(row, ticks);
            default:
                return TryFillNumber(row, text);
        }
    }

    /// <summary>Fills the slot from the JSON value that a reader stands at.</summary>
    internal bool TryFill(FactRow row, ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.Number when _kind is SlotKind.Whole or SlotKind.Amount or SlotKind.Number:
                return TryFillNumber(row, json.ValueSpan);
            case JsonTokenType.True or JsonTokenType.False when _kind == SlotKind.Truth:
                return TrySet(row, json.TokenType == JsonTokenType.True ? 1 : 0);
            case JsonTokenType.String when _kind == SlotKind.Text:
                return JsonText.TryRead(ref json, out var text) && TrySetReference(row, text);
            case JsonTokenType.String when _kind == SlotKind.Moment:
                return JsonText.TryReadMoment(ref json, out var moment) && TrySetReference(row, moment);
            case JsonTokenType.String when _kind is SlotKind.Choice or SlotKind.Date:
                return TryFillWord(row, ref json);
            case JsonTokenType.StartArray when Fact.Type is ListType list:
                return JsonText.TryReadList(ref json, list, out var values) && TrySetReference(row, values!);
            default:
                return false;
        }
    }

    private bool TryFillWord(FactRow row, ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
        {
            return TryFill(row, json.ValueSpan);
        }
        Span<byte> word = stackalloc byte[LongestEscaped];
        return JsonText.TryCopy(ref json, word, out var length) && TryFill(row, word[..length]);
    }

    private bool TryFillNumber<T>(FactRow row, ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!PlainNumber.TryRead(text, out var number))
        {
            return false;
        }
        switch (_kind)
        {
            case SlotKind.Whole when number.Scale == 0:
                return TrySetWhole(row, number.Whole);
            case SlotKind.Amount when _limits.Allow(number.Amount):
                row.SetDecimal(_column, number.Amount);
                return true;
            case SlotKind.Number when number.TryNumber(out var value) && _limits.Allow(value):
                row.SetReal(_column, value);
                return true;
            default:
                return false;
        }
    }

    private bool TrySetWhole(FactRow row, long value)
    {
        if (!_limits.Allow(value))
        {
            return false;
        }
        row.SetBits(_column, value);
        return true;
    }

    private bool TrySet(FactRow row, int code)
    {
        if (code < 0 || !_limits.AreNone)
        {
            return false;
        }
        row.SetBits(_column, code);
        return true;
    }

    private bool TrySetReference(FactRow row, object value)
    {
        if (!_limits.AreNone)
        {
            return false;
        }
        row.SetReference(_column, value);
        return true;
    }

    // Nearly all texts are of letters that are one byte and one character each, so that nothing has to be counted first.
    private static string TextOf(ReadOnlySpan<byte> text) => Ascii.IsValid(text)
        ? string.Create(text.Length, text, static (characters, bytes) => Ascii.ToUtf16(bytes, characters, out _))
        : Encoding.UTF8.GetString(text);

    private static SlotKind KindOf(DataType type) => type switch
    {
        ChoiceType => SlotKind.Choice,
        ScalarType { Kind: ScalarKind.Bool } => SlotKind.Truth,
        ScalarType { Kind: ScalarKind.Long } => SlotKind.Whole,
        ScalarType { Kind: ScalarKind.Double } => SlotKind.Number,
        ScalarType { Kind: ScalarKind.Decimal } => SlotKind.Amount,
        ScalarType { Kind: ScalarKind.DateTime } => SlotKind.Date,
        ScalarType { Kind: ScalarKind.Time } => SlotKind.Moment,
        ScalarType { Kind: ScalarKind.String } => SlotKind.Text,
        _ => SlotKind.Other,
    };

    private enum SlotKind
    {
        Choice,
        Truth,
        Whole,
        Number,
        Amount,
        Date,
        Moment,
        Text,
        Other,
    }
}
