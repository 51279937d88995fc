using System.Text.RegularExpressions;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>What other template languages write, which people know who come from them: Handlebars, Liquid, Jinja, Razor.</summary>
internal static partial class OtherTemplates
{
    /// <summary>Each <c>{{#if …}}</c> of a template, which is a comment here, with what to write instead.</summary>
    public static IReadOnlyList<(TextSpan Span, string Help)> HashBlocksIn(string template) => [.. HashBlock().Matches(template).Select(Found)];

    /// <summary>Each <c>{% if … %}</c> and <c>&lt;% if … %&gt;</c> of a text, which is text here, with what to write instead.</summary>
    public static IEnumerable<(TextSpan Span, string Help)> PercentBlocksIn(ReadOnlySpan<char> text) =>
        // Hardly any text has one; without it, nobody waits for patterns to get ready.
        text.IndexOf("{%") >= 0 || text.IndexOf("<%") >= 0 ? PercentBlocksIn(text.ToString()) : [];

    /// <summary>Whether the word closes a block elsewhere: <c>endif</c>, <c>endfor</c>.</summary>
    public static bool Closes(string word) => word is "endif" or "endfor" or "endforeach" or "endunless" or "endcase" or "endwhile" or "endcapture" or "endwith" or "fi";

    private static IEnumerable<(TextSpan Span, string Help)> PercentBlocksIn(string text) => PercentBlock().Matches(text).Select(Found);

    private static (TextSpan Span, string Help) Found(Match match) =>
        (new TextSpan(match.Index, match.Length), Opening(match.Groups["word"].Value, match.Groups["rest"].Value.Trim(' ', '-', '+', '~')));

    private static string Opening(string word, string rest) => word switch
    {
        "if" => $"write `{{{{ if {rest} }}}}`",
        "unless" => $"write `{{{{ if !({rest}) }}}}`",
        "each" => $"write `{{{{ for item in {rest} }}}}`",
        "elsif" or "elif" or "elseif" => $"write `{{{{ else if {rest} }}}}`",
        "assign" or "set" => $"write `{{{{ {rest} }}}}`",
        "comment" => "a comment is written `{{ # … }}`",
        _ when Closes(word) => "write `{{ end }}`",
        _ => $"write `{{{{ {$"{word} {rest}".Trim()} }}}}`",
    };

    [GeneratedRegex(@"\{\{[-~]?\s*#\s*(?<word>if|unless|each|for|with)\s(?<rest>[^{}\n]*)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex HashBlock();

    [GeneratedRegex(@"(?:\{%|<%)[-+]?\s*(?<word>if|elsif|elif|elseif|else|unless|for|case|when|assign|set|capture|include|comment|end[a-z]*)\b(?<rest>[^%\n]*)(?:%\}|%>)", RegexOptions.CultureInvariant)]
    private static partial Regex PercentBlock();
}
