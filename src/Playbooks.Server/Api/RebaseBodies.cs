using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Publishing.Merging;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Server.Api;

/// <summary>What rebasing takes and answers: choices, and the places about which there is one to make.</summary>
internal static class RebaseBodies
{
    private static readonly (string Word, MergeSide Value)[] s_sides = [("live", MergeSide.Live), ("draft", MergeSide.Draft), ("both", MergeSide.Both)];

    /// <summary>Reads what was decided.</summary>
    public static RebaseChoices Read(ObjectReader body, List<Diagnostic> diagnostics)
    {
        var settled = body.Texts("settled").Select(path => path.Text);
        var decided = (body.List("decided")?.Items ?? []).Select(item => ReadDecided(item, diagnostics)).OfType<(string Path, DecidedDocument Document)>().ToList();
        body.Finish();
        return new RebaseChoices
        {
            Settled = settled.ToImmutableHashSet(StringComparer.Ordinal),
            Decided = decided.DistinctBy(one => one.Path).ToImmutableDictionary(one => one.Path, one => one.Document, StringComparer.Ordinal),
        };
    }

    /// <summary>The answer where something is left to be decided: each disputed place, in <c>diagnostics</c> and with all texts in <c>current</c>.</summary>
    public static Problem Describe(ImmutableArray<RebaseConflict> conflicts) => new(ProblemKind.Conflict, "the draft and a later release changed the same places")
    {
        Diagnostics = [.. conflicts.SelectMany(Places)],
        Current = writer => Write(writer, conflicts),
    };

    private static (string Path, DecidedDocument Document)? ReadDecided(JsonNode item, List<Diagnostic> diagnostics)
    {
        if (ObjectReader.Open(item, "a decided document", diagnostics) is not { } reader)
        {
            return null;
        }
        var (path, seen) = (reader.RequireText("path"), reader.RequireText("seen", "the `seen` of the conflict that was answered"));
        var sides = reader.Texts("sides").Select(side => ObjectReader.WordOf<MergeSide>(side, s_sides, diagnostics)).OfType<MergeSide>().ToImmutableArray();
        reader.Finish();
        return path is null || seen is null ? null : (path.Text, new DecidedDocument(seen.Text, sides));
    }

    private static IEnumerable<Diagnostic> Places(RebaseConflict conflict)
    {
        var live = new Language.Text.SourceText(conflict.Path, conflict.LiveText ?? "");
        return conflict.Merged.Disputes.Select(dispute => PublishingErrors.ChangedTwice.At(
            new Location(live, new(live.GetIndex(new(dispute.Line, 1)), 0), ""),
            $"`{conflict.Path}` was changed here in the draft and by a later release",
            "name a side for it in `decided`; or save what shall be, and name the path in `settled`"));
    }

    private static void Write(Utf8JsonWriter writer, ImmutableArray<RebaseConflict> conflicts)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("conflicts");
        foreach (var conflict in conflicts)
        {
            writer.WriteStartObject();
            writer.WriteString("path", conflict.Path);
            writer.WriteString("seen", conflict.Tag);
            writer.WriteStartArray("places");
            foreach (var dispute in conflict.Merged.Disputes)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", dispute.Line);
                writer.WriteString("before", dispute.Before);
                writer.WriteString("live", dispute.Live);
                writer.WriteString("draft", dispute.Draft);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
