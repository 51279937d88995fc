using Playbooks.Language.Text;

namespace Playbooks.Language.Diagnostics;

/// <summary>A place in a document.</summary>
/// <param name="Source">The document.</param>
/// <param name="Span">The characters that are meant.</param>
/// <param name="Path">JSON path of the value that holds them, or empty.</param>
public sealed record Location(SourceText Source, TextSpan Span, string Path)
{
    /// <summary>Name of the document.</summary>
    public string Document => Source.Name;

    /// <summary>Line and column of the first character.</summary>
    public LinePosition Position => Source.GetPosition(Span.Start);

    /// <summary>The characters that are meant.</summary>
    public string Text => Source.Text.Substring(Span.Start, Math.Min(Span.Length, Source.Text.Length - Span.Start));

    /// <inheritdoc/>
    public override string ToString() => $"{Document}:{Position}";
}
