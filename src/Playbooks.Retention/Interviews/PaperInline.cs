namespace Playbooks.Retention.Interviews;

/// <summary>A part of a line.</summary>
public abstract record PaperInline
{
    private protected PaperInline()
    {
    }
}

/// <summary>Words in one look.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsBold">Whether they are bold.</param>
/// <param name="IsItalic">Whether they are italic.</param>
/// <param name="IsCode">Whether they are code, with letters of one width.</param>
public sealed record TextInline(string Text, bool IsBold, bool IsItalic, bool IsCode) : PaperInline;

/// <summary>The end of a line within a paragraph.</summary>
public sealed record BreakInline : PaperInline;

/// <summary>A blank within a line, to be filled in.</summary>
/// <param name="Number">Its place among all fields of the paper, from 1.</param>
public sealed record BlankInline(int Number) : PaperInline;

/// <summary>A box to tick.</summary>
/// <param name="Number">Its place among all fields of the paper, from 1.</param>
/// <param name="IsTicked">Whether it is ticked already.</param>
public sealed record TickInline(int Number, bool IsTicked) : PaperInline;
