using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>Text to tokens. What cannot be read is reported and skipped, so that the rest is still looked at.</summary>
/// <param name="excerpt">The text.</param>
/// <param name="diagnostics">Takes the mistakes.</param>
/// <param name="isWorkflow">Whether the signs of workflow files are read, too: bits, and short names of elements.</param>
internal sealed partial class Tokenizer(Excerpt excerpt, ICollection<Diagnostic> diagnostics, bool isWorkflow = false)
{
    private static readonly string[] LongSigns =
        ["==", "!=", "<>", "<=", ">=", "=>", "&&", "||", "??", "?.", "+=", "-=", "*=", "/=", "%=", "++"];

    private const string OpeningQuotes = "‘’“”„‚";
    private const string ClosingQuotes = "’”“‘";

    private readonly string _text = excerpt.Text;
    private readonly ImmutableArray<Token>.Builder _tokens = ImmutableArray.CreateBuilder<Token>();
    private int _at;

    /// <summary>Whether something was skipped.</summary>
    public bool HasSkipped { get; private set; }

    /// <summary>All tokens; the last one is the end.</summary>
    public ImmutableArray<Token> Tokenize()
    {
        while (_at < _text.Length)
        {
            ReadNext(_text[_at]);
        }
        _tokens.Add(new Token(TokenKind.End, new TextSpan(_text.Length, 0), ""));
        return _tokens.ToImmutable();
    }

    private void ReadNext(char c)
    {
        if (char.IsWhiteSpace(c))
        {
            _at++;
        }
        else if (char.IsLetter(c) || c == '_')
        {
            ReadName();
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && StartsFraction()))
        {
            _tokens.Add(new NumberReader(excerpt, diagnostics, isWorkflow).Read(ref _at));
        }
        else if (c is '\'' or '"' || (c == '@' && Peek(1) is '\'' or '"'))
        {
            _tokens.Add(new TextReader(excerpt, diagnostics).Read(ref _at));
        }
        else if (OpeningQuotes.Contains(c, StringComparison.Ordinal) && _text.AsSpan(_at + 1).IndexOfAny(ClosingQuotes) is >= 0 and var length)
        {
            ReadCurlyText(length);
        }
        else if (!isWorkflow || !TryReadWorkflowSign(c))
        {
            ReadSign(c);
        }
    }

    // Quotes that a word processor has curled: reported once, and read as the text that is meant.
    private void ReadCurlyText(int length)
    {
        var span = new TextSpan(_at, length + 2);
        var text = _text.Substring(_at + 1, length);
        diagnostics.Add(ExpressionErrors.StrayCharacter.At(excerpt.Locate(span), "texts stand in straight quotes", $"write `'{text}'`"));
        _tokens.Add(new Token(TokenKind.Text, span, _text.Substring(span.Start, span.Length), text));
        _at = span.End;
    }

    private void ReadName(int signs = 0)
    {
        var start = _at;
        _at += signs;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }
        _tokens.Add(new Token(TokenKind.Name, TextSpan.FromBounds(start, _at), _text[(start + signs).._at]));
    }

    // `.5` is a number only where no value stands before it whose member it could be.
    private bool StartsFraction() =>
        char.IsAsciiDigit(Peek(1)) && (_tokens.Count == 0 || (_tokens[^1].Kind == TokenKind.Sign && _tokens[^1].Text is not (")" or "]")));

    private void ReadSign(char c)
    {
        foreach (var sign in LongSigns)
        {
            // In `a ?.5 : 1` the question mark asks; in `a?.b` it reaches for a member.
            if (string.CompareOrdinal(_text, _at, sign, 0, 2) == 0 && !(sign == "?." && char.IsAsciiDigit(Peek(2))))
            {
                AddSign(sign);
                return;
            }
        }
        if ("()[]{},.?:+-*/%!=<>".Contains(c, StringComparison.Ordinal))
        {
            AddSign(c.ToString());
            return;
        }
        Skip(c);
    }

    private void AddSign(string sign)
    {
        _tokens.Add(new Token(TokenKind.Sign, new TextSpan(_at, sign.Length), sign));
        _at += sign.Length;
    }

    private void Skip(char c)
    {
        var length = char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        HasSkipped = true;
        while (c is '$' or '@' && _at + length < _text.Length && (char.IsLetterOrDigit(_text[_at + length]) || _text[_at + length] == '_'))
        {
            length++;
        }
        var span = new TextSpan(_at, length);
        var help = c switch
        {
            '&' => "write `and`",
            '|' => "write `or`",
            '‘' or '’' or '“' or '”' or '„' => "texts stand in straight quotes: `'like this'`",
            ';' => "an expression is one value; there are no statements",
            '€' or '£' or '¥' => "an amount stands without its currency: `10000`",
            '$' when char.IsAsciiDigit(Peek(1)) => "an amount stands without its currency: `10000`",
            '$' or '@' => "facts are written by their names",
            _ => null,
        };
        diagnostics.Add(ExpressionErrors.StrayCharacter.At(excerpt.Locate(span), $"`{_text.Substring(_at, length)}` does not belong into an expression", help));
        _at += length;
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';
}
