using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Syntax;

internal enum TokenKind : byte
{
    /// <summary>Text outside of code; the value is what is written, whitespace control applied.</summary>
    Text,

    /// <summary>The opening braces; the value is the indentation that values written here keep, or null.</summary>
    CodeEnter,
    CodeExit,
    NewLine,
    Identifier,

    /// <summary>A name with a dollar sign; the value is the name without it.</summary>
    LocalIdentifier,
    Number,
    TextLiteral,

    /// <summary>An interpolated text: start, then pieces and embedded expressions, then end.</summary>
    InterpolationStart,
    InterpolationText,
    InterpolationOpen,
    InterpolationClose,
    InterpolationEnd,

    /// <summary>An operator or a bracket; the value is its text.</summary>
    Symbol,

    /// <summary>Something that has been reported.</summary>
    Bad,
    End,
}

/// <summary>A piece of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What it says.</param>
/// <param name="IsAfterSpace">Whether whitespace stands before it: <c>f [1]</c> is a call, <c>f[1]</c> an element.</param>
internal readonly record struct Token(TokenKind Kind, TextSpan Span, object? Value, bool IsAfterSpace)
{
    public string Text => (string)Value!;

    public bool IsSymbol(string text) => Kind == TokenKind.Symbol && (string)Value! == text;

    public bool IsWord(string text) => Kind == TokenKind.Identifier && (string)Value! == text;
}
