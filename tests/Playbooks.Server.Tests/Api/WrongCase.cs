using System.Globalization;
using System.Text;

namespace Playbooks.Server.Tests.Api;

/// <summary>
/// A request made wrongly, from the case file. The first line is <c>METHOD ADDRESS =&gt; STATUS CODE</c>, then come headers,
/// then the body. Headers that are not given are those of a proper request of the key that may do all.
/// </summary>
internal sealed record WrongCase(string Line, int Status, string Code, IReadOnlyList<string> Headers, string Text)
{
    private const int Deep = 30_000;
    private const int Huge = 70_000;

    /// <summary>All cases of the file.</summary>
    public static IEnumerable<WrongCase> All(string file)
    {
        var blocks = File.ReadAllText(file).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return blocks.Select(block => block.Trim('\n').Split('\n').Where(line => !line.StartsWith('#')).ToArray()).Where(lines => lines.Length > 0).Select(Read);
    }

    /// <summary>The body's bytes: words in double braces stand for what no file should hold.</summary>
    public byte[] Body => Encoding.Latin1.GetBytes(Latin1(Text)
        .Replace("{{deep}}", string.Concat(Enumerable.Repeat("[", Deep)), StringComparison.Ordinal)
        .Replace("{{huge}}", new string('x', Huge), StringComparison.Ordinal)
        .Replace("{{nul}}", "\0", StringComparison.Ordinal)
        .Replace("{{bad-utf8}}", "\u00ff\u00fe", StringComparison.Ordinal));

    /// <summary>The lines of the head, with what a proper request has.</summary>
    public IEnumerable<string> HeadersWith(string host, string key)
    {
        var given = Headers.Select(header => header.Replace("{{key}}", key, StringComparison.Ordinal)
            .Replace("{{long}}", new string('a', 201), StringComparison.Ordinal).Replace("{{nul}}", "\0", StringComparison.Ordinal)).ToList();
        if (!Has("Host"))
        {
            yield return "Host: " + host;
        }
        if (!Has("Authorization"))
        {
            yield return "Authorization: Bearer " + key;
        }
        if (Text.Length > 0 && !Has("Content-Type"))
        {
            yield return "Content-Type: application/json";
        }
        if (!Has("Content-Length") && !Has("Transfer-Encoding") && Text.Length > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}");
        }
        foreach (var header in given.Where(header => !header.EndsWith(": {{none}}", StringComparison.Ordinal)))
        {
            yield return header;
        }

        bool Has(string name) => given.Any(header => header.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
    }

    private static WrongCase Read(string[] lines)
    {
        var at = lines[0].LastIndexOf(" => ", StringComparison.Ordinal);
        var expected = lines[0][(at + 4)..].Split(' ');
        var headers = lines.Skip(1).TakeWhile(line => line.Length > 0 && char.IsAsciiLetter(line[0]) && line.Split(' ')[0].EndsWith(':')).ToList();
        return new WrongCase(lines[0][..at], int.Parse(expected[0], CultureInfo.InvariantCulture), expected[1], headers, string.Join('\n', lines.Skip(1 + headers.Count)));
    }

    private static string Latin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
