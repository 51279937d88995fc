using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Publishing;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks releases</c>: the history of releases, newest first.</summary>
internal static class ReleasesVerb
{
    private const int Usual = 50;
    private const int Most = 1_000;
    private const int LongestNote = 60;

    private static readonly string[] s_header = ["number", "state", "origin", "author", "when", "hash", "note"];

    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var limit = new Option<int>("--limit") { HelpName = "n", Description = $"how many at most, up to {Most}", DefaultValueFactory = _ => Usual };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > Most)
            {
                result.AddError($"`--limit` is a number from 1 to {Most}");
            }
        });
        var verb = new Command("releases", "the releases, newest first: what was live when, what waits, who and why") { limit };
        verb.SetAction((call, cancellation) => RunAsync(surroundings, call, global, call.GetRequiredValue(limit), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, int limit, CancellationToken cancellation)
    {
        await using var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins: false, cancellation);
        if (opened.Store is not { } store)
        {
            return opened.Code;
        }
        var entries = await store.Releases.ListAsync(null, limit, cancellation);
        if (call.GetValue(global.Json))
        {
            Write(surroundings, entries);
        }
        else if (entries.IsEmpty)
        {
            surroundings.Error.WriteLine("no release yet: `playbooks publish` makes the first");
        }
        else
        {
            Tables.Write(surroundings, s_header, [.. entries.Select(RowOf)]);
        }
        return ExitCode.Fine;
    }

    private static void Write(Surroundings surroundings, ImmutableArray<ReleaseEntry> entries) => JsonOutput.Write(surroundings, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("releases");
        foreach (var entry in entries)
        {
            ReleaseJson.Write(writer, entry);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static IReadOnlyList<string> RowOf(ReleaseEntry entry) =>
    [
        entry.Number.ToString(CultureInfo.InvariantCulture),
        ReleaseJson.WordOf(entry.State),
        ReleaseJson.WordOf(entry.Origin),
        entry.Author,
        (entry.LiveFrom ?? entry.PublishAt ?? entry.ProposedAt).UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        entry.Hash[..Math.Min(entry.Hash.Length, "sha256:".Length + 12)],
        Shorten(entry.EndedBecause is { } reason ? $"{entry.Note} ({reason})" : entry.Note),
    ];

    private static string Shorten(string note)
    {
        var line = note.ReplaceLineEndings(" ");
        return line.Length <= LongestNote ? line : line[..(LongestNote - 1)] + "…";
    }
}
