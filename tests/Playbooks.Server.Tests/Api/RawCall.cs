using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Playbooks.Server.Tests.Api;

/// <summary>A request written byte by byte: no client mends what is wrong with it.</summary>
internal static class RawCall
{
    /// <summary>Sends it and reads the answer to its end.</summary>
    public static async Task<(int Status, string Headers, string Body)> SendAsync(Uri address, string line, IEnumerable<string> headers, byte[] body, CancellationToken cancel)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port, cancel);
        await using var stream = client.GetStream();
        var head = string.Join("\r\n", [line + " HTTP/1.1", "Connection: close", .. headers, "", ""]);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head), cancel);
        try
        {
            await stream.WriteAsync(body, cancel);
        }
        catch (IOException)
        {
            // The service said no before all was sent, and its answer is there to be read.
        }
        var (text, end) = await ReadAsync(stream, cancel);
        var status = int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture);
        return (status, text[..end], Unchunk(text[..end], text[(end + 4)..]));
    }

    private static async Task<(string Text, int End)> ReadAsync(NetworkStream stream, CancellationToken cancel)
    {
        using var answer = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            for (var read = await stream.ReadAsync(buffer, cancel); read > 0; read = await stream.ReadAsync(buffer, cancel))
            {
                answer.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // Closed with what we sent unread; what was answered before that counts.
        }
        var text = Encoding.UTF8.GetString(answer.ToArray());
        return (text, text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end ? end : throw new InvalidOperationException($"no answer: `{text}`"));
    }

    private static string Unchunk(string headers, string body)
    {
        if (!headers.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            return body;
        }
        var whole = new StringBuilder();
        foreach (var (line, at) in body.Split("\r\n").Select((line, at) => (line, at)))
        {
            if (at % 2 == 1)
            {
                whole.Append(line);
            }
        }
        return whole.ToString();
    }
}
