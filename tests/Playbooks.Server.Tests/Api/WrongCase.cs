using System.Globalization;
using System.Text;

namespace Playbooks.Server.Tests.Api;

/// <summary>
/// A request made wrongly, from the case files. The first line is <c>METHOD ADDRESS =&gt; STATUS CODE [DIAGNOSTIC]</c>, then
/// come headers, then the body. Headers that are not given are those of a proper request of the key that may do all.
/// </summary>
internal sealed record WrongCase(string Line, int Status, string Code, string? Diagnostic, IReadOnlyList<string> Headers, string Text)
{
    private const int Deep = 30_000;
    private const int Huge = 70_000;
    private const int Long = 201;
    private const int Tall = 2_001;

    // What no file should hold, a byte a character.
    private static readonly (string Word, string Meaning)[] s_words =
    [
        ("{{deep}}", new string('[', Deep)), ("{{huge}}", new string('x', Huge)), ("{{tall}}", new string('x', Tall)), ("{{long}}", new string('a', Long)),
        ("{{nul}}", "\0"), ("{{bad-utf8}}", "\u00ff\u00fe"),
    ];

    /// <summary>All cases of a folder's files.</summary>
    public static IEnumerable<WrongCase> All(string folder) =>
        Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(file => File.ReadAllText(file).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            .Select(block => block.Trim('\n').Split('\n').Where(line => !line.StartsWith('#')).ToArray()).Where(lines => lines.Length > 0).Select(Read);

    /// <summary>The method.</summary>
    public string Method => Line.Split(' ')[0];

    /// <summary>The address.</summary>
    public string Address => Line[(Method.Length + 1)..];

    /// <summary>The body's bytes.</summary>
    public byte[] Body => Encoding.Latin1.GetBytes(Fill(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Text)), s_words));

    /// <summary>The same with words in double braces filled in.</summary>
    public WrongCase With(params (string Word, string Meaning)[] words) => this with
    {
        Line = Fill(Fill(Line, words), s_words),
        Headers = [.. Headers.Select(header => Fill(Fill(header, words), s_words))],
        Text = Fill(Text, words),
    };

    /// <summary>The lines of the head, with what a proper request has.</summary>
    public IEnumerable<string> HeadersWith(string host, string key)
    {
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
        foreach (var header in Headers.Where(header => !header.EndsWith(": {{none}}", StringComparison.Ordinal)))
        {
            yield return header;
        }
    }

    private bool Has(string name) => Headers.Any(header => header.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));

    private static WrongCase Read(string[] lines)
    {
        var at = lines[0].LastIndexOf(" => ", StringComparison.Ordinal);
        var expected = lines[0][(at + 4)..].Split(' ');
        var headers = lines.Skip(1).TakeWhile(line => line.Length > 0 && char.IsAsciiLetter(line[0]) && line.Split(' ')[0].EndsWith(':')).ToList();
        return new WrongCase(lines[0][..at], int.Parse(expected[0], CultureInfo.InvariantCulture), expected[1], expected.ElementAtOrDefault(2), headers, string.Join('\n', lines.Skip(1 + headers.Count)));
    }

    private static string Fill(string text, IEnumerable<(string Word, string Meaning)> words) =>
        words.Aggregate(text, (filled, word) => filled.Replace(word.Word, word.Meaning, StringComparison.Ordinal));
}
