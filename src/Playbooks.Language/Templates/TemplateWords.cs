using System.Collections.Immutable;
using Playbooks.Language.Templates.Functions;

namespace Playbooks.Language.Templates;

/// <summary>The words of templates, for editors that complete them.</summary>
public static class TemplateWords
{
    /// <summary>The words that statements begin with, and literals.</summary>
    public static readonly ImmutableArray<string> Keywords =
    [
        "if", "else", "else if", "end", "for", "in", "while", "case", "when", "capture", "with", "wrap", "func", "include", "include_join", "tablerow", "ret", "break", "continue", "true", "false", "null",
    ];

    /// <summary>The keys that a message's front matter may have.</summary>
    public static readonly ImmutableArray<string> FrontMatter = ["channel", "subject", "title", "description", "format", "length", "mode"];

    /// <summary>The functions with their families, in order.</summary>
    public static readonly ImmutableArray<string> Functions = [.. FunctionTable.All.Select(function => function.Name).Order(StringComparer.Ordinal)];
}
