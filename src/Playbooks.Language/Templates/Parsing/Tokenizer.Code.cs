using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Words, symbols and comments inside of code.</summary>
internal sealed partial class Tokenizer
{
    // Longest first, so that the first that fits is the right one.
    private static readonly string[] Symbols =
    [
        "...", "..<", "??=", "//=",
        "..", "?.", "??", "?!", "&&", "||", "|>", "==", "!=", "<=", ">=", "<<", ">>", "//", "+=", "-=", "*=", "/=", "%=", "++", "--",
        "+", "-", "*", "/", "%", "=", "<", ">", "!", "?", ":", ",", ".", "(", ")", "[", "]", "{", "}", "|", "^", "@", ";",
    ];

    // Curly brackets that are open in this code: `}}` closes two objects before it closes the code.
    private int _braces;

    // What ends the code that is read: two braces, a fence, or only the end of the text.
    private CodeEnd _codeEnd;
    private int _codeToken;
    private TextSpan? _openCode;
    private bool _isCutOff;

    private enum CodeEnd
    {
        Braces,
        Fence,
        Text,
    }

    private void ReadCode()
    {
        var start = _at;
        (_codeEnd, _codeToken, _braces) = (CodeEnd.Braces, _tokens.Count, 0);
        _at += 2;
        _at += MarkAt(_at) == '\0' ? 0 : 1;
        Add(TokenKind.CodeEnter, start, _indentation);
        while (_at < _text.Length && !_isCutOff)
        {
            var spaceStart = _at;
            SkipSpaces();
            if (_at == _text.Length)
            {
                break;
            }
            if (ExitLength() is > 0 and var length)
            {
                ReadExit(length);
                return;
            }
            if (OpensCode(_at) && _interpolations.Count == 0)
            {
                // Nothing in code begins with two braces: the code before has been left open.
                CutOff(TemplateErrors.Unterminated, new TextSpan(start, 2), NoEnd, EndCode);
                break;
            }
            ReadToken(_at > spaceStart);
        }
        EndOpenCode();
        _openCode = _isCutOff ? null : new TextSpan(start, 2);
    }

    // A file that is code from its first character, or up to the second fence.
    private void ReadScript(bool endsAtFence)
    {
        var start = _at;
        (_codeEnd, _codeToken) = (endsAtFence ? CodeEnd.Fence : CodeEnd.Text, _tokens.Count);
        Add(TokenKind.CodeEnter, start, null);
        while (_at < _text.Length && !_isCutOff)
        {
            var spaceStart = _at;
            SkipSpaces();
            if (endsAtFence && IsFence())
            {
                Add(TokenKind.CodeExit, _at, null);
                _at += Fence.Length;
                SkipSpaces();
                _at += _at < _text.Length ? 1 : 0;
                return;
            }
            if (_at < _text.Length)
            {
                ReadToken(_at > spaceStart);
            }
        }
        if (endsAtFence && !_isCutOff)
        {
            CutOff(TemplateErrors.FrontMatterNotClosed, new TextSpan(0, Fence.Length), "the front matter is not closed", $"write `{Fence}` on a line of its own below it");
        }
        EndOpenCode();
    }

    // `+++` on a line of its own.
    private bool IsFence()
    {
        if (string.CompareOrdinal(_text, _at, Fence, 0, Fence.Length) != 0 || (_at > 0 && _text[_at - 1] != '\n'))
        {
            return false;
        }
        var end = _at + Fence.Length;
        while (end < _text.Length && _text[end] != '\n' && char.IsWhiteSpace(_text[end]))
        {
            end++;
        }
        return end == _text.Length || _text[end] == '\n';
    }

    private bool OpensCode(int index) => _text[index] == '{' && index + 1 < _text.Length && _text[index + 1] == '{';

    // Something without an end: what follows is taken for what it is not, and would only lead to mistakes that are none.
    private void CutOff(DiagnosticKind kind, TextSpan span, string message, string help)
    {
        if (!_isCutOff)
        {
            Report(kind, span, message, help);
        }
        _isCutOff = true;
    }

    private void EndOpenCode()
    {
        ReportOpenInterpolations();
        if (_isCutOff)
        {
            _tokens.RemoveRange(_codeToken, _tokens.Count - _codeToken);
        }
    }

    private const string Fence = "+++";

    /// <summary>What is said of code without an end, and what to do.</summary>
    public const string NoEnd = "the code has no end";

    public const string EndCode = "write `}}` behind it";

    private void ReadExit(int length)
    {
        var start = _at;
        _mark = length == 3 ? _text[_at] : '\0';
        _at += length;
        Add(TokenKind.CodeExit, start, null);
    }

    // Length of `}}`, `-}}` or `~}}` when it stands here and closes the code.
    private int ExitLength()
    {
        var mark = MarkAt(_at) == '\0' ? 0 : 1;
        // With one bracket open, `}}` alone leaves a stray bracket: the object lacks its own, and the code ends here.
        var closes = _braces == 0 || (_braces == 1 && mark == 0 && Peek(2) != '}');
        return closes && _interpolations.Count == 0 && Peek(mark) == '}' && Peek(mark + 1) == '}' ? mark + 2 : 0;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] != '\n' && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private void ReadToken(bool isAfterSpace)
    {
        var (start, c) = (_at, _text[_at]);
        switch (c)
        {
            case '\n':
                _at++;
                Add(TokenKind.NewLine, start, null);
                break;
            case '#':
                SkipComment();
                break;
            case '"' or '\'':
                _at++;
                Add(TokenKind.TextLiteral, start, ReadQuoted(start, c), isAfterSpace);
                break;
            case '`':
                Add(TokenKind.TextLiteral, start, ReadVerbatim(), isAfterSpace);
                break;
            case '$' when Peek(1) is '"' or '\'':
                OpenInterpolation(isAfterSpace);
                break;
            case '$':
                _at++;
                SkipWord();
                if (_at == start + 1 && Peek(0) == '$')
                {
                    _at++;
                }
                Add(TokenKind.LocalIdentifier, start, _text[(start + 1).._at], isAfterSpace);
                break;
            case '}' when _braces == 0 && _interpolations.Count > 0:
                CloseEmbedded();
                break;
            default:
                ReadWordOrSymbol(start, c, isAfterSpace);
                break;
        }
    }

    private void ReadWordOrSymbol(int start, char c, bool isAfterSpace)
    {
        if (char.IsAsciiDigit(c))
        {
            ReadNumber(isAfterSpace);
        }
        else if (char.IsLetter(c) || c == '_')
        {
            SkipWord();
            Add(TokenKind.Identifier, start, _text[start.._at], isAfterSpace);
        }
        else if (Array.Find(Symbols, StandsHere) is { } symbol)
        {
            _at += symbol.Length;
            _braces += symbol switch { "{" => 1, "}" when _braces > 0 => -1, _ => 0 };
            Add(TokenKind.Symbol, start, symbol, isAfterSpace);
        }
        else if (CurlyLength(c) is > 0 and var length)
        {
            // Quotes that a word processor has curled: reported once, and read as the text that is meant.
            _at += length;
            var text = _text[(start + 1)..(_at - 1)];
            Report(TemplateErrors.Unexpected, TextSpan.FromBounds(start, _at), "texts stand in straight quotes", $"write `'{text}'`");
            Add(TokenKind.TextLiteral, start, text, isAfterSpace);
        }
        else
        {
            _at += char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
            Report(TemplateErrors.Unexpected, TextSpan.FromBounds(start, _at), $"unexpected `{_text[start.._at]}`");
            Add(TokenKind.Bad, start, null, isAfterSpace);
        }
    }

    // How long a text in curly quotes is that begins here and ends on its line, quotes included; 0 for none.
    private int CurlyLength(char open)
    {
        var closers = open switch { '‘' or '’' => "’'", '“' or '”' or '„' => "”“\"", '‚' => "‘’", _ => "" };
        var length = _text.AsSpan(_at + 1).IndexOfAny(closers + "}\n");
        return closers.Length > 0 && length >= 0 && _text[_at + 1 + length] is not ('}' or '\n') ? length + 2 : 0;
    }

    // `a ?.5 : b` is a choice with a number; everywhere else `?.` asks for a member.
    private bool StandsHere(string symbol) =>
        string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0 && !(symbol == "?." && char.IsAsciiDigit(Peek(2)));

    private void SkipWord()
    {
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }
    }

    // `# …` ends with the line, `## … ##` where it says, and both with the code.
    private void SkipComment()
    {
        var isBlock = Peek(1) == '#';
        _at += isBlock ? 2 : 1;
        while (_at < _text.Length)
        {
            if (isBlock && _text[_at] == '#' && Peek(1) == '#')
            {
                _at += 2;
                return;
            }
            if ((!isBlock && _text[_at] == '\n') || ExitsComment())
            {
                return;
            }
            _at++;
        }
    }

    private bool ExitsComment() => _codeEnd == CodeEnd.Braces &&
        ((_text[_at] == '}' && Peek(1) == '}') || (MarkAt(_at) != '\0' && Peek(1) == '}' && Peek(2) == '}'));
}
