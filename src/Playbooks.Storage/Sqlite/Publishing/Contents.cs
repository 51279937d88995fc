using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Engine.Reading;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Publishing;

/// <summary>
/// Documents of releases, by their content: each text is kept once, and a set of paths and texts is kept once. The hash of
/// a release leaves out what decides nothing, so that it cannot stand for all that a release holds; this one does.
/// </summary>
internal static class Contents
{
    /// <summary>Keeps documents. The hash that they are found by.</summary>
    public static string Keep(Connection connection, DocumentSet documents)
    {
        var texts = documents.Texts.Select(document => (Path: document.Key, Text: document.Value, Hash: HashOf(document.Value))).ToArray();
        var content = HashOf(string.Concat(texts.Select(text => $"{text.Path.Length}:{text.Path}{text.Hash}")));
        if (connection.Number("SELECT 1 FROM contents WHERE hash = $1 LIMIT 1", content) is null)
        {
            foreach (var (path, text, hash) in texts)
            {
                KeepText(connection, hash, text);
                connection.Run("INSERT INTO contents (hash, path, text) VALUES ($1, $2, $3)", content, path, hash);
            }
        }
        return content;
    }

    /// <summary>The documents that a hash stands for.</summary>
    public static DocumentSet Read(Connection connection, string content) => DocumentSet.Of(connection
        .All(
            "SELECT c.path, t.compressed FROM contents c JOIN texts t ON t.hash = c.text WHERE c.hash = $1",
            row => KeyValuePair.Create(row.Text(0), Expand(row.Bytes(1))), content)
        .AsEnumerable());

    private static void KeepText(Connection connection, string hash, string text)
    {
        if (connection.Number("SELECT 1 FROM texts WHERE hash = $1", hash) is null)
        {
            connection.Run("INSERT INTO texts (hash, compressed) VALUES ($1, $2)", hash, Compress(text));
        }
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Compress(string text)
    {
        using var bytes = new MemoryStream();
        using (var deflate = new DeflateStream(bytes, CompressionLevel.Fastest))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }
        return bytes.ToArray();
    }

    private static string Expand(byte[] compressed)
    {
        using var deflate = new DeflateStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var text = new StreamReader(deflate, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return text.ReadToEnd();
    }
}
