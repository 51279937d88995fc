using System.Buffers;
using System.Text.Json;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Decisions;

/// <summary>Writes JSON in a buffer that the thread keeps for the next one, and gives just its bytes: they are answered, and they are recorded.</summary>
internal static class RecordBytes
{
    // Enough for nearly all; what a huge account needs is not kept.
    private const int LargestKept = 1024 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    /// <summary>The bytes of what is written.</summary>
    public static byte[] Of<T>(T what, Action<Utf8JsonWriter, T> write)
    {
        // Taken away while it is in use: something that is written may be made in the same way.
        var (buffer, writer) = (s_buffer ?? new ArrayBufferWriter<byte>(16 * 1024), s_writer);
        (s_buffer, s_writer) = (null, null);
        if (writer is null)
        {
            writer = new Utf8JsonWriter(buffer, RecordJson.Options);
        }
        else
        {
            writer.Reset(buffer);
        }
        write(writer, what);
        writer.Flush();
        var bytes = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= LargestKept)
        {
            buffer.ResetWrittenCount();
            (s_buffer, s_writer) = (buffer, writer);
        }
        return bytes;
    }
}
