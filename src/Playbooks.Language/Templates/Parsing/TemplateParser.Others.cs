using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>What people write who know another template language: read as what it means there, and reported once.</summary>
internal sealed partial class TemplateParser
{
    // Functions of the template may have any name, that of another language's block too.
    private readonly HashSet<string> _defined = [];
    private readonly HashSet<int> _reported = [];
    private IReadOnlyList<(TextSpan Span, string Help)>? _otherBlocks;
    private int _passedBlocks;

    private bool TakesValue(string word) => !_defined.Contains(word)
        && (_tokens.Next.Kind is TokenKind.Identifier or TokenKind.LocalIdentifier || _tokens.Next.IsSymbol("(") || _tokens.Next.IsSymbol("!"));

    private If ReadUnless()
    {
        var keyword = _tokens.Take();
        var condition = _expressions.Read();
        if (!_tokens.HasFailed)
        {
            _tokens.Report(TemplateErrors.Unexpected, keyword.Span, "`unless` opens no block", $"write `if !({_text.AsSpan(condition.Span.Start, condition.Span.Length)})`");
        }
        var body = ReadBody(keyword, Closers.Else);
        var otherwise = ReadElse(keyword);
        CloseBlock(keyword);
        return new If(keyword.Span.Union(condition.Span), [new Branch(new Unary(condition.Span, UnaryOperator.Not, condition), body)], otherwise);
    }

    // `{{/if}}`
    private bool IsSlash(Token token) => token.IsSymbol("/") && _tokens.Previous.Kind == TokenKind.CodeEnter && _tokens.Next.Kind == TokenKind.Identifier;

    private bool IsOtherEnd(Token token) => token.Kind == TokenKind.Identifier && OtherTemplates.Closes(token.Text) && _tokens.Next.Kind is TokenKind.CodeExit or TokenKind.NewLine;

    private void ReportOtherEnd()
    {
        var span = _tokens.Current.IsSymbol("/") ? _tokens.Current.Span.Union(_tokens.Next.Span) : _tokens.Current.Span;
        _tokens.Report(TemplateErrors.Unexpected, span, $"`{_text.AsSpan(span.Start, span.Length)}` closes no block", "a block is closed by `{{ end }}`");
    }

    // What closes a block that never was one: the mistake is where it should have been opened.
    private void ReportStray(Token token, Closers closer)
    {
        if (IsSlash(token))
        {
            ReportOtherEnd();
        }
        _otherBlocks ??= OtherTemplates.HashBlocksIn(_text);
        while (_passedBlocks < _otherBlocks.Count && _otherBlocks[_passedBlocks].Span.Start < token.Span.Start)
        {
            _passedBlocks++;
        }
        if (_passedBlocks == 0)
        {
            if (!token.IsSymbol("/"))
            {
                _tokens.Report(TemplateErrors.NoBlock, token.Span, $"`{token.Text}` belongs to no block", Belonging(closer));
            }
        }
        else if (_otherBlocks[_passedBlocks - 1] is var block && _reported.Add(block.Span.Start))
        {
            _tokens.Report(TemplateErrors.Unexpected, block.Span, $"`{_text.AsSpan(block.Span.Start, block.Span.Length)}` is a comment", block.Help);
        }
    }

    // `{{> partial }}` and `{{!-- comment --}}`
    private bool ReportOtherSign()
    {
        var sign = _tokens.Current;
        if (_tokens.Previous.Kind != TokenKind.CodeEnter || sign.IsAfterSpace)
        {
            return false;
        }
        if (sign.IsSymbol(">"))
        {
            var name = _tokens.Next.Kind == TokenKind.Identifier ? _tokens.Next.Text : "_signature";
            _tokens.Report(TemplateErrors.Unexpected, sign.Span, "`>` includes nothing", $"a partial is written `{{{{ include '{name}' }}}}`");
            return true;
        }
        if (sign.IsSymbol("!") && _tokens.Next.IsSymbol("--"))
        {
            _tokens.Report(TemplateErrors.Unexpected, sign.Span, "`!--` begins no comment", "a comment is written `{{ # … }}`");
            return true;
        }
        return false;
    }
}
