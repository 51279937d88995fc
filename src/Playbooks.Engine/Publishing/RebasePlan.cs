using System.Collections.Immutable;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Publishing;

/// <summary>What moving a draft onto another release comes to.</summary>
/// <param name="Release">The release.</param>
/// <param name="Merged">Documents that both changed, as one text now; null takes a document out.</param>
/// <param name="Conflicts">Documents about which somebody has to decide first.</param>
public sealed record RebasePlan(ReleaseEntry Release, ImmutableSortedDictionary<string, string?> Merged, ImmutableArray<RebaseConflict> Conflicts)
{
    /// <summary>What it comes to.</summary>
    internal static RebasePlan Of(DraftDocuments draft, ReleaseEntry release, DocumentSet live, RebaseChoices choices)
    {
        var merged = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        var conflicts = ImmutableArray.CreateBuilder<RebaseConflict>();
        foreach (var twice in ChangedTwice(draft, live))
        {
            if (TextOf(twice, choices, out var text) && !IsTooLarge(text))
            {
                merged[twice.Path] = text;
            }
            else
            {
                conflicts.Add(twice);
            }
        }
        return new RebasePlan(release, merged.ToImmutable(), conflicts.ToImmutable());
    }

    private static IEnumerable<RebaseConflict> ChangedTwice(DraftDocuments draft, DocumentSet live) => draft.Draft.Documents.Values
        .Select(edit => new RebaseConflict(edit.Path, draft.Base.Texts.GetValueOrDefault(edit.Path), live.Texts.GetValueOrDefault(edit.Path), edit.Text))
        .Where(edit => !LineBreaks.AreSame(edit.BaseText, edit.LiveText) && !LineBreaks.AreSame(edit.LiveText, edit.DraftText));

    private static bool TextOf(RebaseConflict conflict, RebaseChoices choices, out string? text)
    {
        text = conflict.DraftText;
        if (choices.Settled.Contains(conflict.Path))
        {
            return true;
        }
        var sides = conflict.Merged.IsClean ? []
            : choices.Decided.GetValueOrDefault(conflict.Path) is { } decided && decided.Seen == conflict.Tag && decided.Sides.Length == conflict.Merged.Disputes.Length ? decided.Sides
            : default;
        if (sides.IsDefault)
        {
            return false;
        }
        text = conflict.Merged.Settle(sides);
        return true;
    }

    // Two texts of which each may be saved can be more than that together.
    private static bool IsTooLarge(string? text) => text is not null && System.Text.Encoding.UTF8.GetByteCount(text) > WorkspaceFolder.LargestDocument;
}
