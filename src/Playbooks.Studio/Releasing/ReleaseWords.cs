using System.Globalization;
using Playbooks.Engine.Publishing;
using Playbooks.Studio.Wording;

namespace Playbooks.Studio.Releasing;

/// <summary>Releases in words.</summary>
internal static class ReleaseWords
{
    /// <summary>Where one stands.</summary>
    public static string State(ReleaseEntry entry) => entry.State switch
    {
        ReleaseState.Live => "live",
        ReleaseState.Past => "was live",
        ReleaseState.Proposed => "waits for approval",
        ReleaseState.Scheduled => "scheduled",
        ReleaseState.Refused => "refused",
        _ => "ended",
    };

    /// <summary>The tone of where one stands.</summary>
    public static string Tone(ReleaseEntry entry) => entry.State switch
    {
        ReleaseState.Live => "loyal",
        ReleaseState.Proposed or ReleaseState.Scheduled => "trapped",
        ReleaseState.Refused or ReleaseState.Void => "risk",
        _ => "plain",
    };

    /// <summary>What a waiting one waits for.</summary>
    public static string Waits(ReleaseEntry entry) => entry switch
    {
        { State: ReleaseState.Scheduled, PublishAt: { } at } => $"Goes live on {Moments.Shown(at)}.",
        { PublishAt: { } at } => $"Waits for somebody else to approve it; goes live on {Moments.Shown(at)} then.",
        _ => "Waits for somebody else to approve it.",
    };

    /// <summary>Who made it of what.</summary>
    public static string Origin(ReleaseEntry entry) => entry.Origin switch
    {
        ReleaseOrigin.Folder when entry.Author == "folder" => "from the folder",
        ReleaseOrigin.Folder => $"from the folder, by {Actors.Shown(entry.Author)}",
        ReleaseOrigin.Rollback => string.Create(CultureInfo.InvariantCulture, $"back to release {entry.Restores}, by {Actors.Shown(entry.Author)}"),
        _ => $"from a draft, by {Actors.Shown(entry.Author)}",
    };
}
