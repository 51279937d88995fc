using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Playbooks.Benchmarks.Serving.Load;

/// <summary>A connection that is kept open, with one request on the way at a time, and as little work for each as can be.</summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];

    private Wire()
    {
    }

    /// <summary>
    /// Lets answers be taken by the thread that the system tells of them, and not by one of the pool that has to be woken:
    /// whoever asks must not take the cores from whoever works on it. For this process from now on, before it has sockets.
    /// </summary>
    public static void TakeAnswersAtOnce() => Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

    /// <summary>Opens one.</summary>
    public static async Task<Wire> OpenAsync(IPEndPoint server)
    {
        var connection = new Wire();
        await connection._socket.ConnectAsync(server);
        return connection;
    }

    /// <summary>A request as it goes over the wire.</summary>
    public static byte[] Request(string method, string path, IPEndPoint server, ReadOnlySpan<byte> body) =>
    [
        .. Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {server}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"),
        .. body,
    ];

    /// <summary>Sends a request and waits for the whole answer; gives its body, which is valid until the next one.</summary>
    /// <exception cref="InvalidOperationException">The answer is not one of success.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> AskAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var (filled, end, length) = (0, -1, 0);
        while (end < 0 || filled < end + length)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0)
            {
                throw new InvalidOperationException("the service closed a connection");
            }
            filled += read;
            if (end < 0 && (end = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) >= 0)
            {
                length = LengthIn(_buffer.AsSpan(0, end));
                end += 4;
            }
        }
        return _buffer.AsMemory(end, length);
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        if (head["HTTP/1.1 ".Length] != (byte)'2')
        {
            throw new InvalidOperationException($"the service answered {Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\r')])}");
        }
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        var length = 0;
        for (at = at < 0 ? head.Length : at + name.Length; at < head.Length && head[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            length = (length * 10) + head[at] - '0';
        }
        return length;
    }
}
