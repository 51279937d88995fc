using System.Text.RegularExpressions;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Documentation;

/// <summary>A page of the documentation, taken apart.</summary>
internal sealed partial class Guide
{
    private Guide(string path) => (Path, Text) = (path, File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n"));

    /// <summary>The page's path in the repository.</summary>
    public string Path { get; }

    /// <summary>The whole page.</summary>
    public string Text { get; }

    /// <summary>The fenced blocks: the word behind the fence, and what stands between.</summary>
    public IEnumerable<(string Language, string Text)> Blocks => Fenced().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    /// <summary>Where its links lead, outside of blocks.</summary>
    public IEnumerable<string> Links => Linked().Matches(Fenced().Replace(Text, "")).Select(match => match.Groups[1].Value);

    /// <summary>The calls of the command in it, as written: <c>check</c>, <c>run --in BOOK --out FILE</c>.</summary>
    public IEnumerable<string> Calls => Called().Matches(Text).Select(match => match.Groups[1].Value.Trim());

    /// <summary>The anchors of its headings.</summary>
    public IEnumerable<string> Anchors => Headings().Matches(Fenced().Replace(Text, "")).Select(match =>
        NotInAnchors().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    public static Guide Of(string path) => new(path);

    /// <summary>The block that holds a text.</summary>
    public string BlockWith(string part) => Blocks.Single(block => block.Text.Contains(part, StringComparison.Ordinal)).Text;

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Linked();

    [GeneratedRegex(@"(?:^|`)(?:    )?playbooks ([a-z]+[^`#\n]*)", RegexOptions.Multiline)]
    private static partial Regex Called();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();
}
