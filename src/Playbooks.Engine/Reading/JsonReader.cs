using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>
/// Reads JSON (RFC 8259) into trees that know where everything stands. It reports each mistake that it can tell
/// apart from the ones before it, and keeps what could be made out.
/// </summary>
public static class JsonReader
{
    /// <summary>How deep brackets may stand within brackets.</summary>
    public const int DeepestNesting = 64;

    /// <summary>How many characters a document may have.</summary>
    public const int LongestDocument = 16 * 1024 * 1024;

    /// <summary>How many mistakes of one document are listed.</summary>
    public const int MostMistakes = 100;

    /// <summary>Reads a document. A key that an object has twice is reported, and its first value kept.</summary>
    public static JsonTree Read(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var scanner = new JsonScanner(source, diagnostics);
        var root = source.Text.Length > LongestDocument
            ? scanner.GiveUp(JsonErrors.TooLong, $"the document has {source.Text.Length} characters, more than {LongestDocument}", "divide it into several")
            : new JsonParser(scanner).ReadDocument();
        return new JsonTree(source, root, scanner.IsWhole);
    }
}
