using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;

namespace Playbooks.Studio.Live;

/// <summary>The documents that a page shows: as a draft has them, or as the live release does.</summary>
/// <param name="Open">The drafts that can be edited, newest first.</param>
/// <param name="Chosen">The draft, or null for the live release.</param>
/// <param name="LiveNumber">The number of the live release, or null while there is none.</param>
/// <param name="Documents">The documents.</param>
public sealed record DraftChoice(ImmutableArray<Draft> Open, DraftDocuments? Chosen, long? LiveNumber, DocumentSet Documents)
{
    /// <summary>What an address names for the live release, where one's own draft would be taken otherwise.</summary>
    public const string TheLive = "live";

    /// <summary>The draft's id, for addresses.</summary>
    public string? Draft => Chosen?.Draft.Id;

    /// <summary>A document as it is shown.</summary>
    public DocumentState Find(string path) =>
        Chosen?.Find(path) ?? new DocumentState(path, Documents.Texts.GetValueOrDefault(path), Documents.Texts.GetValueOrDefault(path), null);
}

/// <summary>Finds the draft that a page is about.</summary>
internal sealed class DraftChoosing(IDraftStore drafts, IReleaseStore releases, ILiveRelease live, Workbench workbench)
{
    private const int MostDrafts = 100;

    /// <summary>The draft that is named, else the newest of somebody's own, else the live release.</summary>
    /// <param name="named">The id in the address; empty for none.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<DraftChoice> ChooseAsync(string named, string? actor, CancellationToken cancel)
    {
        var open = await drafts.ListAsync(DraftState.Open, null, MostDrafts, cancel);
        var id = named switch
        {
            DraftChoice.TheLive => null,
            "" => open.FirstOrDefault(draft => draft.Author == actor)?.Id,
            _ => named,
        };
        var chosen = id is null ? null : await workbench.FindAsync(id, cancel);
        var current = live.Current ?? await live.RefreshAsync(cancel);
        return new DraftChoice(open, chosen, current?.Number, chosen?.All ?? await DocumentsOf(current, cancel));
    }

    private async Task<DocumentSet> DocumentsOf(NumberedRelease? current, CancellationToken cancel) =>
        current?.Release.Workspace.Documents ?? (await releases.LiveAsync(cancel) is { } entry ? await releases.DocumentsAsync(entry.Number, cancel) : null) ?? DocumentSet.Empty;
}
