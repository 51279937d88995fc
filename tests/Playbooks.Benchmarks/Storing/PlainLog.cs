namespace Playbooks.Benchmarks.Storing;

/// <summary>The same bytes written and synced one after the other, over a file that has its size already: what the disk does by itself.</summary>
internal sealed class PlainLog : IDisposable
{
    private const int Records = 4_096;

    private readonly FileStream _file;
    private readonly byte[] _record;
    private int _next;

    public PlainLog(string path, int recordBytes)
    {
        _record = new byte[recordBytes];
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var written = 0; written < Records; written++)
        {
            _file.Write(_record);
        }
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Writes one record, and returns when it is on the disk.</summary>
    public void Append()
    {
        _file.Position = (long)(_next++ % Records) * _record.Length;
        _file.Write(_record);
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
