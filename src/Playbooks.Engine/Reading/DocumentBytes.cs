using System.Text;
using System.Text.Unicode;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>Bytes of a document to text: UTF-8, with or without a byte-order mark, nothing else.</summary>
public static class DocumentBytes
{
    private static ReadOnlySpan<byte> Archive => "PK\u0003\u0004"u8;

    /// <summary>The text without its byte-order mark, or null with a diagnostic at the first byte that is not UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string path, ICollection<Diagnostic> diagnostics)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            var start = new Location(new SourceText(path, ""), new TextSpan(0, 0), "");
            diagnostics.Add(WorkspaceErrors.NotUtf8.At(start, "the document is written in UTF-16", SaveAsUtf8(path)));
            return null;
        }
        if (bytes.StartsWith(Archive))
        {
            var start = new Location(new SourceText(path, ""), new TextSpan(0, 0), "");
            diagnostics.Add(WorkspaceErrors.NotUtf8.At(start, "the document is a workbook or an archive, and no text", SaveAsUtf8(path)));
            return null;
        }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }
        var text = Encoding.UTF8.GetString(bytes);
        if (Utf8.IsValid(bytes))
        {
            return text;
        }
        diagnostics.Add(WorkspaceErrors.NotUtf8.At(
            new Location(new SourceText(path, text), new TextSpan(CountValid(bytes), 1), ""),
            "a byte that is not UTF-8 stands here",
            SaveAsUtf8(path)));
        return null;
    }

    // Spreadsheets have a form of CSV for it, beside one in the machine's own alphabet.
    private static string SaveAsUtf8(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? "save it as UTF-8; spreadsheets call that form `CSV UTF-8`" : "save the document as UTF-8";

    // How many characters stand before the first malformed byte.
    private static int CountValid(ReadOnlySpan<byte> bytes)
    {
        var characters = 0;
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            characters += rune.Utf16SequenceLength;
            bytes = bytes[length..];
        }
        return characters;
    }
}
