using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Name,
    Number,
    Text,
    Sign,
}

/// <summary>A word, sign or literal of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">As written; for a sign, the sign.</param>
/// <param name="Value">A literal's value.</param>
internal readonly record struct Token(TokenKind Kind, TextSpan Span, string Text, object? Value = null)
{
    public bool IsSign(string sign) => Kind == TokenKind.Sign && Text == sign;

    // Words of the language are read in any letter case, as in the dialect that it carries on.
    public bool IsWord(string word) => Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
