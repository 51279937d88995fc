using System.Buffers.Binary;

namespace Playbooks.Retention.Book.Records;

/// <summary>Remembers, by hashes alone, which records a file has said already: one record must not be two things in one file.</summary>
internal sealed class SeenRecords
{
    private readonly Dictionary<UInt128, (long Line, UInt128 Content)> _seen = [];

    /// <summary>Where the record of the same key stood before, and whether it said the same; null, and remembered, when it did not.</summary>
    public (long Line, bool IsSame)? Find(BookRecord record, long line)
    {
        var (key, content) = (Hash(RecordText.KeyOf(record)), Hash(RecordText.Of(record)));
        return _seen.TryAdd(key, (line, content)) ? null : (_seen[key].Line, _seen[key].Content == content);
    }

    private static UInt128 Hash(string text) => BinaryPrimitives.ReadUInt128LittleEndian(RecordText.Hash(text));
}
