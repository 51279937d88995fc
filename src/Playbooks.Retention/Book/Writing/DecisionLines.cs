using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Book.Writing;

/// <summary>Decisions as JSON lines: one recommendation a line, shaped as everywhere.</summary>
internal sealed class DecisionLines(Stream stream) : IDecisionWriter
{
    private readonly Utf8JsonWriter _writer = new(stream, RecordJson.Options);

    public bool WritesAll => true;

    public void Write(Decision decision)
    {
        DecisionJson.Write(_writer, decision);
        _writer.Flush();
        _writer.Reset();
        stream.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        _writer.Dispose();
        stream.Dispose();
    }
}
