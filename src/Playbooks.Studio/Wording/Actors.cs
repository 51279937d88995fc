namespace Playbooks.Studio.Wording;

/// <summary>Those who act, as people read them.</summary>
internal static class Actors
{
    /// <summary><c>user:ana</c> as <c>ana</c>, <c>key:01J…</c> as <c>key 01J…</c>, <c>folder</c> as <c>the folder</c>.</summary>
    public static string Shown(string actor)
    {
        var colon = actor.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? actor : actor[..colon]) switch
        {
            "user" => actor[(colon + 1)..],
            "folder" => "the folder",
            "service" => "the service",
            var kind when colon > 0 => $"{kind} {actor[(colon + 1)..]}",
            var other => other,
        };
    }
}
