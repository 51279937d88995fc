using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Publishing.Merging;

/// <summary>
/// Merges JSON documents by what they hold: members of objects by their names, entries of lists by their ids. It takes only
/// documents in canonical layout, because it lays out what it merged.
/// </summary>
internal static class JsonMerge
{
    // Members by which an entry of a list is told from the others: those of rules, actions and steps; of examples; of others.
    private static readonly ImmutableArray<string> s_names = ["id", "example", "name"];

    /// <summary>The merged document; null where something was changed twice, or one of the texts is not in canonical layout.</summary>
    public static string? Merge(string path, string before, string live, string draft)
    {
        if (Read(path, before) is not { } b || Read(path, live) is not { } l || Read(path, draft) is not { } d || MergeNodes(b, l, d) is not { } merged)
        {
            return null;
        }
        return WorkspaceFormat.Format(new SourceText(path, merged), []);
    }

    // Three values of the same place become one, in some layout; null where two of them were changed, each otherwise.
    private static string? MergeNodes(JsonNode before, JsonNode live, JsonNode draft)
    {
        if (JsonValues.AreSame(live, draft) || JsonValues.AreSame(before, draft))
        {
            return JsonValues.TextOf(live);
        }
        if (JsonValues.AreSame(before, live))
        {
            return JsonValues.TextOf(draft);
        }
        return (before, live, draft) switch
        {
            (JsonObject b, JsonObject l, JsonObject d) => Write('{', new EntryMerge(Members(b), Members(l), Members(d), MergeNodes).Run(), '}'),
            (JsonArray b, JsonArray l, JsonArray d) => MergeLists(b, l, d),
            _ => null,
        };
    }

    private static string? MergeLists(JsonArray before, JsonArray live, JsonArray draft)
    {
        foreach (var name in s_names.Append(null))
        {
            if (Items(before, name) is { } b && Items(live, name) is { } l && Items(draft, name) is { } d)
            {
                return Write('[', new EntryMerge(b, l, d, MergeNodes).Run(), ']');
            }
        }
        return null;
    }

    private static ImmutableArray<Entry> Members(JsonObject found) =>
        [.. found.Members.Select((member, at) => new Entry(member.Key, JsonValues.TextOf(member.Name) + ": ", member.Value, at > 0 && JsonValues.HasBlankLine(found.Members[at - 1].Value, member.Name)))];

    // The items by the texts of one of their members, or by themselves where they are single values; null where that tells them not apart.
    private static ImmutableArray<Entry>? Items(JsonArray list, string? name)
    {
        var items = ImmutableArray.CreateBuilder<Entry>(list.Items.Length);
        foreach (var (at, item) in list.Items.Index())
        {
            var key = name is null ? item is JsonObject or JsonArray ? null : JsonValues.TextOf(item) : ((item as JsonObject)?.Find(name) as JsonString)?.Text;
            if (key is null)
            {
                return null;
            }
            items.Add(new Entry(key, "", item, at > 0 && JsonValues.HasBlankLine(list.Items[at - 1], item)));
        }
        return items.Select(item => item.Key).Distinct(StringComparer.Ordinal).Count() == items.Count ? items.ToImmutable() : null;
    }

    private static string? Write(char open, ImmutableArray<MergedEntry>? entries, char close) => entries is { } all
        ? open + string.Join(",", all.Select(entry => (entry.HasBlankLine ? "\n\n" : "\n") + entry.Text)) + close
        : null;

    private static JsonNode? Read(string path, string text)
    {
        var source = new SourceText(path, text);
        var mistakes = new List<Language.Diagnostics.Diagnostic>();
        var root = JsonReader.Read(source, mistakes).Root;
        return root is not null && mistakes.Count == 0 && WorkspaceFormat.Format(source, mistakes) == text ? root : null;
    }
}
