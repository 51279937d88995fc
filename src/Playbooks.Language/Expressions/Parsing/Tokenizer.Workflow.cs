using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>Signs that only workflow files have; in playbooks they are mistakes for something else.</summary>
internal sealed partial class Tokenizer
{
    private bool TryReadWorkflowSign(char c)
    {
        var next = Peek(1);
        switch (c)
        {
            case '&' or '|' when next != c:
                AddSign(c.ToString());
                return true;
            case '<' or '>' when next == c:
                AddSign(new string(c, 2));
                return true;
            case '$' or '^' or '~' when !char.IsLetterOrDigit(next) && next != '_':
                AddName(1, c switch { '$' => "it", '^' => "parent", _ => "root" });
                return true;
            case '@' when char.IsLetter(next) || next == '_':
                // A name that is spelled like a word of the language, or that of a rule.
                ReadName(signs: 1);
                return true;
            default:
                return false;
        }
    }

    private void AddName(int length, string name)
    {
        _tokens.Add(new Token(TokenKind.Name, new TextSpan(_at, length), name));
        _at += length;
    }
}
