using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Playbooks.Retention.Interviews;

/// <summary>
/// Finds what is to be filled in: three or more underscores are a blank, <c>[ ]</c> is a box to tick, <c>[x]</c> a
/// ticked one. Values of customers never are: their brackets and underscores are escaped.
/// </summary>
internal sealed class FieldParser : InlineParser
{
    private const int Shortest = 3;

    public FieldParser() => OpeningCharacters = ['_', '['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var length = slice.CurrentChar == '_' ? LengthOfBlank(slice) : LengthOfBox(slice);
        if (length == 0)
        {
            return false;
        }
        processor.Inline = slice.CurrentChar == '_' ? new BlankMark() : new TickMark { IsTicked = slice.PeekChar(1) != ' ' };
        slice.Start += length;
        return true;
    }

    private static int LengthOfBlank(StringSlice slice)
    {
        var length = 0;
        while (slice.PeekChar(length) == '_')
        {
            length++;
        }
        return length >= Shortest ? length : 0;
    }

    // A link is no box: what follows it tells.
    private static int LengthOfBox(StringSlice slice) =>
        slice.PeekChar(1) is ' ' or 'x' or 'X' && slice.PeekChar(2) == ']' && slice.PeekChar(3) is not ('(' or '[' or ':') ? 3 : 0;
}

/// <summary>A blank, as it was found.</summary>
internal sealed class BlankMark : LeafInline;

/// <summary>A box to tick, as it was found.</summary>
internal sealed class TickMark : LeafInline
{
    public bool IsTicked { get; init; }
}
