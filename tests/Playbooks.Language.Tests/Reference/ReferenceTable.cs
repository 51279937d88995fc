using System.Text;
using System.Text.RegularExpressions;
using Playbooks.Testing;

namespace Playbooks.Language.Tests.Reference;

/// <summary>The lines of the reference's tables: what is written, and what it gives.</summary>
internal static partial class ReferenceTable
{
    private const string Begin = "<!-- the tests write what stands from here on -->";
    private const string End = "<!-- to here -->";

    private static readonly string s_path = Repository.PathOf("src/Playbooks.Language/LANGUAGE.md");

    /// <summary>What stands in the first column of all tables with a header, such as <c>expression</c>.</summary>
    public static IEnumerable<string> Written(string header) => Lines().Where(line => line.Header == header).Select(line => line.Written);

    /// <summary>
    /// Compares what the tables say with what is so. After a change, run the tests once with PLAYBOOKS_UPDATE=1: that
    /// writes the second columns anew, and what they say then is to be read.
    /// </summary>
    public static void AssertAll(string header, Func<string, string> gives)
    {
        var expected = new StringBuilder();
        foreach (var (text, lineHeader, written) in Lines())
        {
            expected.Append(lineHeader == header ? Line().Replace(text, match => $"{match.Groups["first"]} {Code(gives(written))} {match.Groups["rest"]}") : text).Append('\n');
        }
        AssertIs(expected.ToString());
    }

    /// <summary>The lines between the two marks, which are written from the code.</summary>
    public static void AssertWritten(IEnumerable<string> lines)
    {
        var text = File.ReadAllText(s_path);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        AssertIs($"{text[..start]}\n{string.Join('\n', lines)}{text[text.IndexOf(End, StringComparison.Ordinal)..]}");
    }

    private static void AssertIs(string expected)
    {
        if (Environment.GetEnvironmentVariable("PLAYBOOKS_UPDATE") is "1")
        {
            File.WriteAllText(s_path, expected);
        }
        Assert.Equal(expected.Split('\n'), File.ReadAllText(s_path).Split('\n'));
    }

    private static IEnumerable<(string Text, string? Header, string Written)> Lines()
    {
        string? header = null;
        foreach (var text in File.ReadAllText(s_path).TrimEnd('\n').Split('\n'))
        {
            var match = Line().Match(text);
            var heading = Heading().Match(text);
            header = heading.Success ? heading.Groups[1].Value : text.StartsWith('|') ? header : null;
            var isExample = match.Success && header is not null;
            yield return (text, isExample ? header : null, isExample ? Unquoted(match.Groups["first"].Value) : "");
        }
    }

    private static string Unquoted(string cell) => cell.Trim('|', ' ').Trim('`').Trim().Replace("\\|", "|", StringComparison.Ordinal);

    /// <summary>A text as code in a cell of a table; a tab and a line break are shown.</summary>
    public static string Code(string value)
    {
        var shown = value.Replace("|", "\\|", StringComparison.Ordinal).Replace("\t", "→", StringComparison.Ordinal).Replace('\n', '¶');
        return shown.Length == 0 ? "" : shown.Contains('`', StringComparison.Ordinal) ? $"`` {shown} ``" : $"`{shown}`";
    }

    [GeneratedRegex(@"^\| (expression|workflow|template|message) \| gives \|")]
    private static partial Regex Heading();

    // Code has one backtick around it, or two where it holds some; a bar in it is written \|.
    [GeneratedRegex(@"^(?<first>\| (?:``.+?``|`(?:[^`])+`) \|) ?(?<second>(?:\\\||[^|])*?) ?(?<rest>\| (?:\\\||[^|])*\|?)$")]
    private static partial Regex Line();
}
