using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Book;

/// <summary>Decisions as JSON lines: one recommendation a line, shaped as everywhere.</summary>
internal sealed class DecisionLines : IDecisionWriter
{
    private readonly BufferedStream _stream;
    private readonly Utf8JsonWriter _writer;

    public DecisionLines(Stream stream)
    {
        _stream = new BufferedStream(stream, 1024 * 1024);
        _writer = new Utf8JsonWriter(_stream, RecordJson.Options);
    }

    public bool WritesAll => true;

    public void Write(Decision decision)
    {
        DecisionJson.Write(_writer, decision);
        _writer.Flush();
        _writer.Reset();
        _stream.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }
}
