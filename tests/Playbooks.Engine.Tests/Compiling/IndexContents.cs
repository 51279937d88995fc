using System.Globalization;
using System.Text;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Compiling.Index;

namespace Playbooks.Engine.Tests.Compiling;

/// <summary>All that an index holds, as text, so that two can be compared.</summary>
internal static class IndexContents
{
    public static string Of(RuleIndex index)
    {
        var text = new StringBuilder();
        if (index.Lookup.Boxes is { } boxes)
        {
            Add(text, "boxes", boxes.Data);
        }
        if (index.Lookup.Rows is { } rows)
        {
            Add(text, "blocks", rows.Store.Blocks.AsSpan());
            Add(text, "axes", rows.Store.Axes.AsSpan());
            Add(text, "rules", rows.Store.Rules.AsSpan());
            Add(text, "rows", rows.Store.Rows.Items);
        }
        var misses = index.Misses.Rows;
        Add(text, "what rules miss", misses.Axes.AsSpan());
        for (var row = 0; row <= misses.Loose; row += misses.Words)
        {
            for (var word = 0; word < misses.Words; word += RowBlock.VectorWords)
            {
                text.Append(CultureInfo.InvariantCulture, $"{misses.At(row, word)}");
            }
        }
        return text.ToString();
    }

    private static void Add<T>(StringBuilder text, string name, ReadOnlySpan<T> items)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{name} {items.Length}:");
        foreach (var item in items)
        {
            text.Append(CultureInfo.InvariantCulture, $" {item}");
        }
    }

    private static void Add<T>(StringBuilder text, string name, Span<T> items) => Add(text, name, (ReadOnlySpan<T>)items);
}
