using System.Collections.Immutable;

namespace Playbooks.Retention.Interviews;

/// <summary>A part of a paper that begins on a line of its own.</summary>
public abstract record PaperBlock
{
    private protected PaperBlock()
    {
    }
}

/// <summary>A heading.</summary>
/// <param name="Level">1 for the title, down to 6.</param>
/// <param name="Content">Its words.</param>
public sealed record HeadingBlock(int Level, ImmutableArray<PaperInline> Content) : PaperBlock;

/// <summary>A paragraph.</summary>
/// <param name="Content">Its words.</param>
public sealed record ParagraphBlock(ImmutableArray<PaperInline> Content) : PaperBlock;

/// <summary>A list.</summary>
/// <param name="Start">The first number, or null for bullets.</param>
/// <param name="Items">The items; each is blocks.</param>
public sealed record ListBlock(int? Start, ImmutableArray<ImmutableArray<PaperBlock>> Items) : PaperBlock;

/// <summary>What is said aloud, or quoted.</summary>
/// <param name="Content">Its blocks.</param>
public sealed record QuoteBlock(ImmutableArray<PaperBlock> Content) : PaperBlock;

/// <summary>A table.</summary>
/// <param name="Header">The cells of the header; empty where all of them are.</param>
/// <param name="Rows">The rows; all have the same number of cells.</param>
public sealed record TableBlock(ImmutableArray<ImmutableArray<PaperInline>> Header, ImmutableArray<ImmutableArray<ImmutableArray<PaperInline>>> Rows) : PaperBlock;

/// <summary>Room for an answer.</summary>
/// <param name="Number">Its place among all fields of the paper, from 1.</param>
/// <param name="Label">The words before it, which may be empty.</param>
/// <param name="Asks">What it answers, for those who cannot see what stands above it.</param>
public sealed record AnswerBlock(int Number, ImmutableArray<PaperInline> Label, string Asks) : PaperBlock;

/// <summary>Text as it stands.</summary>
/// <param name="Lines">Its lines.</param>
public sealed record CodeBlock(ImmutableArray<string> Lines) : PaperBlock;

/// <summary>A line across.</summary>
public sealed record RuleBlock : PaperBlock;
