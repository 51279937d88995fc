using System.Collections.Immutable;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Publishing.Merging;

/// <summary>A member of an object or an item of a list.</summary>
/// <param name="Key">What tells it from the others.</param>
/// <param name="Prefix">What is written before its value.</param>
/// <param name="Value">Its value.</param>
/// <param name="HasBlankLine">Whether a blank line stands before it.</param>
internal sealed record Entry(string Key, string Prefix, JsonNode Value, bool HasBlankLine);

/// <summary>An entry of what was merged.</summary>
/// <param name="Text">It as it is written.</param>
/// <param name="HasBlankLine">Whether a blank line stands before it.</param>
internal sealed record MergedEntry(string Text, bool HasBlankLine);

/// <summary>
/// Merges entries that are told apart by keys. Entries that both kept stay in their order, or take that of whoever moved them;
/// what was added follows the kept entry that it was put behind, and where both added something at one place, the order
/// does not depend on who is who.
/// </summary>
internal sealed class EntryMerge
{
    private readonly Side _before;
    private readonly Side _live;
    private readonly Side _draft;
    private readonly Func<JsonNode, JsonNode, JsonNode, string?> _mergeValues;

    public EntryMerge(ImmutableArray<Entry> before, ImmutableArray<Entry> live, ImmutableArray<Entry> draft, Func<JsonNode, JsonNode, JsonNode, string?> mergeValues)
    {
        (_before, _live, _draft) = (new Side(before), new Side(live), new Side(draft));
        _mergeValues = mergeValues;
    }

    /// <summary>The merged entries, or null where something was changed twice.</summary>
    public ImmutableArray<MergedEntry>? Run()
    {
        var (live, draft) = (Additions(_live), Additions(_draft));
        if (_before.Entries.Any(IsDeletedAndChanged) || AreAddedApart(live, draft) || OrderOfKept() is not { } kept)
        {
            return null;
        }
        var merged = ImmutableArray.CreateBuilder<MergedEntry>();
        foreach (var key in Order(kept, live, draft))
        {
            if (Merge(key) is not { } entry)
            {
                return null;
            }
            merged.Add(entry);
        }
        return merged.ToImmutable();
    }

    private bool IsKept(string key) => _before.Has(key) && _live.Has(key) && _draft.Has(key);

    // What one took out and the other went on working at.
    private bool IsDeletedAndChanged(Entry before)
    {
        var (live, draft) = (_live.Find(before.Key), _draft.Find(before.Key));
        return (live is null || draft is null) && (live ?? draft) is { } left && !JsonValues.AreSame(before.Value, left.Value);
    }

    private List<string>? OrderOfKept()
    {
        var (before, live, draft) = (Kept(_before), Kept(_live), Kept(_draft));
        return live.SequenceEqual(draft) || draft.SequenceEqual(before) ? live : live.SequenceEqual(before) ? draft : null;
    }

    private List<string> Kept(Side side) => [.. side.Entries.Select(entry => entry.Key).Where(IsKept)];

    // What one side added, by the kept entry that it stands behind; the empty text stands for the beginning.
    private Dictionary<string, List<string>> Additions(Side side)
    {
        var additions = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var place = "";
        foreach (var key in side.Entries.Select(entry => entry.Key))
        {
            if (IsKept(key))
            {
                place = Behind(key);
            }
            else if (!_before.Has(key))
            {
                (additions.TryGetValue(place, out var list) ? list : additions[place] = []).Add(key);
            }
        }
        return additions;
    }

    private static string Behind(string key) => "behind " + key;

    // The same entry added by both, at different places.
    private static bool AreAddedApart(Dictionary<string, List<string>> live, Dictionary<string, List<string>> draft)
    {
        var places = live.SelectMany(place => place.Value.Select(key => (Key: key, Place: place.Key))).ToDictionary(StringComparer.Ordinal);
        return draft.Any(place => place.Value.Any(key => places.TryGetValue(key, out var other) && other != place.Key));
    }

    private static IEnumerable<string> Order(List<string> kept, Dictionary<string, List<string>> live, Dictionary<string, List<string>> draft)
    {
        IEnumerable<string> AddedAt(string place) => Join(live.GetValueOrDefault(place) ?? [], draft.GetValueOrDefault(place) ?? []);
        return AddedAt("").Concat(kept.SelectMany(key => AddedAt(Behind(key)).Prepend(key)));
    }

    private static IEnumerable<string> Join(List<string> left, List<string> right) =>
        string.CompareOrdinal(string.Join('\n', left), string.Join('\n', right)) <= 0 ? left.Union(right, StringComparer.Ordinal) : right.Union(left, StringComparer.Ordinal);

    private MergedEntry? Merge(string key)
    {
        var (before, live, draft) = (_before.Find(key), _live.Find(key), _draft.Find(key));
        if (live is null || draft is null)
        {
            var added = (live ?? draft)!;
            return new MergedEntry(added.Prefix + JsonValues.TextOf(added.Value), added.HasBlankLine);
        }
        if (before is null)
        {
            // Without something that both were made of, two that are not the same cannot be merged.
            return JsonValues.AreSame(live.Value, draft.Value) ? new MergedEntry(live.Prefix + JsonValues.TextOf(live.Value), live.HasBlankLine || draft.HasBlankLine) : null;
        }
        return _mergeValues(before.Value, live.Value, draft.Value) is { } value
            ? new MergedEntry(live.Prefix + value, live.HasBlankLine == before.HasBlankLine ? draft.HasBlankLine : live.HasBlankLine)
            : null;
    }

    private sealed class Side(ImmutableArray<Entry> entries)
    {
        private readonly Dictionary<string, Entry> _byKey = entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);

        public ImmutableArray<Entry> Entries => entries;

        public bool Has(string key) => _byKey.ContainsKey(key);

        public Entry? Find(string key) => _byKey.GetValueOrDefault(key);
    }
}
