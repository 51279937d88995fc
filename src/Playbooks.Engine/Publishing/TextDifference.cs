using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Playbooks.Engine.Publishing;

/// <summary>How one text becomes another, by lines.</summary>
public sealed class TextDifference
{
    /// <summary>How many lines of the difference are written for people.</summary>
    public const int MostWritten = 5_000;

    private const int Context = 3;
    private readonly ImmutableArray<string> _from;

    private TextDifference(ImmutableArray<string> from, ImmutableArray<LineChange> changes) => (_from, Changes) = (from, changes);

    /// <summary>The changes, from first to last.</summary>
    public ImmutableArray<LineChange> Changes { get; }

    /// <summary>How many lines were put in.</summary>
    public int Added => Changes.Sum(change => change.Added.Length);

    /// <summary>How many lines were taken out.</summary>
    public int Removed => Changes.Sum(change => change.Removed.Length);

    /// <summary>The difference between two texts; null stands for a document that is not there.</summary>
    public static TextDifference Between(string? from, string? to)
    {
        var (old, young) = (Lines(from ?? ""), Lines(to ?? ""));
        return new TextDifference(old, LineComparison.Compare(old, young));
    }

    /// <summary>The new text.</summary>
    public string Apply()
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var change in Changes)
        {
            text.AppendJoin("", _from[next..change.OldStart]).AppendJoin("", change.Added);
            next = change.OldStart + change.Removed.Length;
        }
        return text.AppendJoin("", _from[next..]).ToString();
    }

    /// <summary>The difference as people and programs read it: unified, with three lines around each change. Empty without any.</summary>
    public override string ToString()
    {
        var lines = new List<string>();
        for (var first = 0; first < Changes.Length && lines.Count < MostWritten;)
        {
            var last = first;
            while (last + 1 < Changes.Length && Changes[last + 1].OldStart - EndOf(Changes[last]) <= 2 * Context)
            {
                last++;
            }
            AddBlock(lines, Changes[first..(last + 1)]);
            first = last + 1;
        }
        return lines.Count > MostWritten
            ? string.Join('\n', lines.Take(MostWritten).Append("… the rest is left out"))
            : string.Join('\n', lines);
    }

    private static int EndOf(LineChange change) => change.OldStart + change.Removed.Length;

    private void AddBlock(List<string> lines, ImmutableArray<LineChange> changes)
    {
        var start = Math.Max(0, changes[0].OldStart - Context);
        var end = Math.Min(_from.Length, EndOf(changes[^1]) + Context);
        var newStart = changes[0].NewStart - (changes[0].OldStart - start);
        var growth = changes.Sum(change => change.Added.Length - change.Removed.Length);
        lines.Add($"@@ -{Range(start, end - start)} +{Range(newStart, end - start + growth)} @@");
        var next = start;
        foreach (var change in changes)
        {
            AddLines(lines, ' ', _from.AsSpan()[next..change.OldStart]);
            AddLines(lines, '-', change.Removed.AsSpan());
            AddLines(lines, '+', change.Added.AsSpan());
            next = EndOf(change);
        }
        AddLines(lines, ' ', _from.AsSpan()[next..end]);
    }

    // An empty range names the line before it, as the format has it.
    private static string Range(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)}{(count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $",{count}"))}");

    private static void AddLines(List<string> lines, char mark, ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            lines.Add(mark + text.TrimEnd('\r', '\n'));
            if (!text.EndsWith('\n'))
            {
                lines.Add(@"\ No newline at end of file");
            }
        }
    }

    /// <summary>The lines of a text, each with its line break.</summary>
    internal static ImmutableArray<string> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines.ToImmutable();
    }
}
