using System.Text;

namespace Playbooks.Retention.Book.Reading;

/// <summary>Lines of a file, each of a bounded length: a longer one is cut off, and said to be.</summary>
internal sealed class LineReader(Stream stream, int longest) : IDisposable
{
    private readonly StreamReader _reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
    private readonly StringBuilder _line = new();
    private readonly char[] _buffer = new char[64 * 1024];
    private int _position;
    private int _length;

    /// <summary>The next line without its end; null behind the last one.</summary>
    public string? Read(out bool isCut)
    {
        _line.Clear();
        isCut = false;
        var isThere = false;
        while (Fill())
        {
            isThere = true;
            var rest = _buffer.AsSpan(_position, _length - _position);
            var end = rest.IndexOf('\n');
            var part = end < 0 ? rest : rest[..end];
            var kept = Math.Min(part.Length, longest - _line.Length);
            isCut |= kept < part.Length;
            _line.Append(part[..kept]);
            _position += end < 0 ? rest.Length : end + 1;
            if (end >= 0)
            {
                break;
            }
        }
        return isThere ? _line.ToString().TrimEnd('\r') : null;
    }

    public void Dispose() => _reader.Dispose();

    private bool Fill()
    {
        if (_position < _length)
        {
            return true;
        }
        (_position, _length) = (0, _reader.Read(_buffer, 0, _buffer.Length));
        return _length > 0;
    }
}
