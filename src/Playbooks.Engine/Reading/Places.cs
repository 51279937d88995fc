using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>Where a diagnostic about a whole value points.</summary>
internal static class Places
{
    /// <summary>The value with its quotes; of an object or list, which may be many lines long, the opening bracket.</summary>
    public static Location Of(JsonNode node) =>
        new(node.Source, node is JsonObject or JsonArray ? new TextSpan(node.Span.Start, 1) : node.Span, node.Path);

    /// <summary>The beginning of a document, for what is missing from it altogether.</summary>
    public static Location StartOf(SourceText source) => new(source, new TextSpan(0, 0), "");

    /// <summary>A document that is not there.</summary>
    public static Location OfMissing(string path) => StartOf(new SourceText(path, ""));
}
