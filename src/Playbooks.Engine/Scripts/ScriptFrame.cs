using System.Buffers.Binary;
using System.Text;

namespace Playbooks.Engine.Scripts;

/// <summary>What is said between the two processes: a kind, and bytes whose number stands before them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">What it says.</param>
internal readonly record struct ScriptFrame(ScriptFrameKind Kind, byte[] Bytes)
{
    private const int HeadLength = 5;

    /// <summary>What it says, as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>A frame of a text.</summary>
    public static ScriptFrame Of(ScriptFrameKind kind, string text) => new(kind, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes it in one go.</summary>
    public void Write(Stream stream)
    {
        var all = new byte[HeadLength + Bytes.Length];
        all[0] = (byte)Kind;
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(1), Bytes.Length);
        Bytes.CopyTo(all, HeadLength);
        stream.Write(all);
        stream.Flush();
    }

    /// <summary>Reads the next one; null where the other side is gone.</summary>
    /// <exception cref="InvalidDataException">It would be longer than allowed: the other side does not speak this language.</exception>
    public static ScriptFrame? Read(Stream stream, int longest)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        if (stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false) < HeadLength)
        {
            return null;
        }
        var length = BinaryPrimitives.ReadInt32LittleEndian(head[1..]);
        if (length < 0 || length > longest)
        {
            throw new InvalidDataException($"a frame of {length} bytes, where {longest} are allowed");
        }
        var bytes = new byte[length];
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) < length ? null : new ScriptFrame((ScriptFrameKind)head[0], bytes);
    }
}

/// <summary>Kinds of frames.</summary>
internal enum ScriptFrameKind : byte
{
    /// <summary>To the child: the source that the calls after it are of.</summary>
    Source = 1,

    /// <summary>To the child: the name of a function, a line break, and a JSON list of what it is called with.</summary>
    Call = 2,

    /// <summary>From the child: it is ready.</summary>
    Ready = 3,

    /// <summary>From the child: what a call returned, as JSON.</summary>
    Value = 4,

    /// <summary>From the child: why a call returned nothing: kind, line and column (0 where they are not known) and words, parted by blanks.</summary>
    Failure = 5,
}
