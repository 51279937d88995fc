using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Records;

/// <summary>Facts of a record as JSON, always in the same order: records that say the same are the same, word for word.</summary>
public static class RecordJson
{
    // Read by programs, never embedded in a page: letters of every script stay readable.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The known facts of a row without its id, which the record itself has.</summary>
    public static string Write(FactVocabulary vocabulary, Entity entity, FactRow row, IEnumerable<FactAge> ages)
    {
        ArgumentNullException.ThrowIfNull(row);
        var column = entity == Entity.Event ? null : row.Layout.Find("id");
        var id = column is null ? null : row.Get(column);
        if (column is not null)
        {
            row.Clear(column);
        }
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            FactsJson.WriteRow(writer, vocabulary, entity, row, ages);
        }
        if (column is not null)
        {
            row.Set(column, id);
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
