using System.Buffers;

namespace Playbooks.Retention.Book.Writing;

/// <summary>A piece of output while it waits for its turn: written once, in memory that is borrowed and given back.</summary>
internal sealed class PieceStream : Stream
{
    private const int Begin = 128 * 1024;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>What was written, until it is given back.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>Gives the memory back. Closing does not, for what was written is wanted just then.</summary>
    public void GiveBack()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }
        (_bytes, _length) = ([], 0);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_bytes.Length - _length < buffer.Length)
        {
            Grow(_length + buffer.Length);
        }
        buffer.CopyTo(_bytes.AsSpan(_length));
        _length += buffer.Length;
    }

    public override void WriteByte(byte value) => Write([value]);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Grow(int least)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Begin, Math.Max(least, 2 * _bytes.Length)));
        Written.Span.CopyTo(larger);
        var length = _length;
        GiveBack();
        (_bytes, _length) = (larger, length);
    }
}
