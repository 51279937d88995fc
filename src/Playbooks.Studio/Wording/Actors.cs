namespace Playbooks.Studio.Wording;

/// <summary>Those who act, as people read them.</summary>
internal static class Actors
{
    private const int LastOfKey = 6;

    /// <summary><c>user:ana</c> as <c>ana</c>, <c>key:01J…X6V7YK</c> as <c>key …X6V7YK</c>, <c>folder</c> as <c>the folder</c>.</summary>
    public static string Shown(string actor)
    {
        var colon = actor.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? actor : actor[..colon]) switch
        {
            "user" => actor[(colon + 1)..],
            "folder" => "the folder",
            "service" => "the service",
            // Ids begin with their time, so that it is the end by which two of a day are told apart.
            "key" when actor.Length > colon + LastOfKey => $"key …{actor[^LastOfKey..]}",
            var kind when colon > 0 => $"{kind} {actor[(colon + 1)..]}",
            var other => other,
        };
    }
}
