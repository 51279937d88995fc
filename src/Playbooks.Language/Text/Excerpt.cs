using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Text;

/// <summary>
/// A text that stands inside a document, such as an expression in a JSON string, and knows where each of its
/// characters stands there, through escapes. Parsers work on the excerpt's own text and locate by it.
/// </summary>
public sealed class Excerpt
{
    private readonly int _start;
    // For each character of Text, and one past the end, its index in the document; null when they run in step.
    private readonly int[]? _map;

    /// <summary>An excerpt whose characters need not stand in the document one by one.</summary>
    /// <param name="source">The document.</param>
    /// <param name="text">The text as it is read, escapes resolved.</param>
    /// <param name="start">Index in the document of the first character.</param>
    /// <param name="map">Index in the document of each character and of the end, or null when they run in step from <paramref name="start"/>.</param>
    /// <param name="path">JSON path of the value that holds the text: <c>rules[3].when</c>; empty for a whole document.</param>
    public Excerpt(SourceText source, string text, int start, int[]? map, string path)
    {
        if (map is not null && map.Length != text.Length + 1)
        {
            throw new ArgumentException("a map needs an index for each character and for the end", nameof(map));
        }
        Source = source;
        Text = text;
        Path = path;
        _start = start;
        _map = map;
    }

    /// <summary>The document.</summary>
    public SourceText Source { get; }

    /// <summary>The text as it is read.</summary>
    public string Text { get; }

    /// <summary>JSON path of the value that holds the text, or empty.</summary>
    public string Path { get; }

    /// <summary>A whole document as an excerpt.</summary>
    public static Excerpt Whole(SourceText source) => new(source, source.Text, 0, null, "");

    /// <summary>A text that stands in no document, such as an argument of a command.</summary>
    public static Excerpt Of(string text, string name = "expression") => Whole(new SourceText(name, text));

    /// <summary>Where a span of the excerpt's text stands in the document.</summary>
    public TextSpan ToSource(TextSpan span) =>
        TextSpan.FromBounds(IndexInSource(span.Start), IndexInSource(span.End));

    /// <summary>The place of a span of the excerpt's text, for a diagnostic.</summary>
    public Location Locate(TextSpan span) => new(Source, ToSource(span), Path);

    /// <summary>A part of this excerpt as an excerpt.</summary>
    public Excerpt Slice(TextSpan span) =>
        new(Source, Text.Substring(span.Start, span.Length), IndexInSource(span.Start),
            _map?[span.Start..(span.End + 1)], Path);

    private int IndexInSource(int index)
    {
        index = Math.Clamp(index, 0, Text.Length);
        return _map is null ? _start + index : _map[index];
    }
}
