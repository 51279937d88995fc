using System.Collections.Immutable;
using System.Text;

namespace Playbooks.Engine.Publishing.Merging;

/// <summary>What two texts that were made of one came to.</summary>
/// <param name="Parts">Its parts, from first to last; none stands for a document that is not there.</param>
public sealed record MergedDocument(ImmutableArray<MergePart> Parts)
{
    /// <summary>The parts about which somebody has to decide.</summary>
    public ImmutableArray<DisputedPart> Disputes { get; } = [.. Parts.OfType<DisputedPart>()];

    /// <summary>Whether nothing is left to be decided.</summary>
    public bool IsClean => Disputes.IsEmpty;

    /// <summary>A document about which there is nothing to decide; null for one that is not there.</summary>
    public static MergedDocument Of(string? text) => new(text is null ? [] : [new AgreedPart(text)]);

    /// <summary>The text with each dispute settled; null where the document goes.</summary>
    /// <param name="sides">For each dispute, in order, which text shall be.</param>
    public string? Settle(ImmutableArray<MergeSide> sides)
    {
        if (sides.Length != Disputes.Length)
        {
            throw new ArgumentException($"{Disputes.Length} parts are disputed, and {sides.Length} were settled", nameof(sides));
        }
        var text = new StringBuilder();
        var isThere = false;
        var next = 0;
        foreach (var part in Parts)
        {
            foreach (var piece in part is DisputedPart dispute ? Chosen(dispute, sides[next++]) : [(part as AgreedPart)?.Text])
            {
                isThere |= piece is not null;
                Append(text, piece);
            }
        }
        return isThere ? text.ToString() : null;
    }

    private static string?[] Chosen(DisputedPart dispute, MergeSide side) => side switch
    {
        MergeSide.Live => [dispute.Live],
        MergeSide.Draft => [dispute.Draft],
        _ => [dispute.Live, dispute.Draft],
    };

    // The last line of a text need not have a break; what follows it now begins a line all the same.
    private static void Append(StringBuilder text, string? piece)
    {
        if (piece is { Length: > 0 } && text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
        text.Append(piece);
    }
}
