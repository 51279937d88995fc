using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;

namespace Playbooks.Server.Api;

/// <summary>
/// What an edit was made on: <c>If-Match</c> with the tags that its author saw (or <c>*</c>: whatever is there), or
/// <c>If-None-Match: *</c> where nothing was there yet. With it two editors never overwrite each other silently.
/// </summary>
/// <param name="Seen">The tags, with their quotes; empty where anything that exists will do, or nothing may exist.</param>
/// <param name="WantsNothing">Whether nothing may be there yet.</param>
internal sealed record Precondition(ImmutableArray<string> Seen, bool WantsNothing)
{
    /// <summary>Whether the edit was made on what is there.</summary>
    /// <param name="current">The tag of what is there; null when nothing is.</param>
    public bool Holds(string? current) => WantsNothing
        ? current is null
        : current is not null && (Seen.IsEmpty || Seen.Contains(current, StringComparer.Ordinal));
}

/// <summary>Tags of what is answered, and reading them back from edits.</summary>
internal static class Preconditions
{
    private const int MostTags = 16;

    /// <summary>What an edit says that it was made on; a problem when it does not say it, or in a way that cannot be read.</summary>
    public static (Precondition? Precondition, Problem? Problem) Read(HttpRequest request)
    {
        var (match, none) = (request.Headers.IfMatch, request.Headers.IfNoneMatch);
        if (match.Count == 0 && none.Count == 0)
        {
            return (null, new Problem(ProblemKind.IfMatchMissing, "send `If-Match` with the `ETag` that you saw, or `If-None-Match: *` for something new"));
        }
        if (none.Count > 0)
        {
            return match.Count == 0 && none is ["*"]
                ? (new Precondition([], WantsNothing: true), null)
                : (null, new Problem(ProblemKind.HeaderNotValid, "`If-None-Match` of an edit is `*`, without `If-Match`"));
        }
        if (match is ["*"])
        {
            return (new Precondition([], WantsNothing: false), null);
        }
        return EntityTagHeaderValue.TryParseStrictList(match, out var tags) && tags.Count is > 0 and <= MostTags && tags.All(tag => !tag.IsWeak && tag.Tag != "*")
            ? (new Precondition([.. tags.Select(tag => tag.Tag.ToString())], WantsNothing: false), null)
            : (null, new Problem(ProblemKind.HeaderNotValid, "`If-Match` holds an `ETag` as it was given, with its quotes"));
    }

    /// <summary>Says which state the answer shows. The tag comes with its quotes.</summary>
    public static void Tag(HttpContext context, string tag) => context.Response.Headers.ETag = tag;

    /// <summary>The answer to an edit that was made on another state than the one that is there.</summary>
    /// <param name="detail">What happened.</param>
    /// <param name="current">Writes how it stands now.</param>
    public static Problem Changed(string detail, Action<System.Text.Json.Utf8JsonWriter> current) =>
        new(ProblemKind.ChangedMeanwhile, detail) { Current = current };
}
