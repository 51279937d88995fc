using System.Globalization;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>The words of one reason after the other, in characters that are used again; no value is boxed.</summary>
internal sealed class ReasonWords
{
    // More than any number or day takes.
    private const int LongestNumber = 64;

    private char[] _characters = new char[512];
    private int _length;

    /// <summary>What was written; it stands until the next one begins.</summary>
    public ReadOnlySpan<char> Written => _characters.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public override string ToString() => Written.ToString();

    public ReasonWords Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
        return this;
    }

    public ReasonWords Append<T>(T value)
        where T : struct, ISpanFormattable
    {
        value.TryFormat(Room(LongestNumber), out var written, value is DateOnly ? "yyyy-MM-dd" : default, CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    /// <summary>A value that is known, as <see cref="ReasonText"/> has it.</summary>
    public ReasonWords AppendValue(FactRow row, Column column) => column.Type switch
    {
        ChoiceType choice => Append(ReasonText.Of(choice.Values[(int)row.GetBits(column)])),
        ScalarType { Kind: ScalarKind.Long } => Append(row.GetBits(column)),
        ScalarType { Kind: ScalarKind.Double } => Append(row.GetReal(column)),
        ScalarType { Kind: ScalarKind.Decimal } => Append(ReasonText.Plain(row.GetDecimal(column))),
        ScalarType { Kind: ScalarKind.Bool } => Append(row.GetBits(column) != 0 ? "true" : "false"),
        _ => Append(ReasonText.Of(row.Get(column))),
    };

    private Span<char> Room(int length)
    {
        if (length > _characters.Length - _length)
        {
            Array.Resize(ref _characters, Math.Max(2 * _characters.Length, _length + length));
        }
        return _characters.AsSpan(_length);
    }
}
