using System.Collections.Immutable;
using Playbooks.Language.Expressions.Syntax;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>What is made with <c>new</c>: objects of values, lists of values, and a few types that have functions of their own.</summary>
internal sealed partial class Parser
{
    private static readonly string[] MadeTypes = ["DateTime", "DateTimeOffset", "TimeSpan", "Guid", "Decimal", "String"];

    // The word `new` has been read.
    private SyntaxNode ParseNew(Token word)
    {
        if (Current.IsSign("(") || Current.IsSign("{"))
        {
            return ParseObject(word);
        }
        if (Current.IsSign("["))
        {
            return ParseListOf(word);
        }
        var type = Current;
        if (type.Kind != TokenKind.Name || !(Next.IsSign("(") || Next.IsSign("[")))
        {
            ReportHere(ExpressionErrors.Unexpected, $"`new` is followed by `(`, not by {Describe(type)}", "write `new(x as name)` for an object, `new[] { 1, 2 }` for a list");
            SkipRest();
            return new ErrorSyntax(word.Span);
        }
        Advance();
        if (Current.IsSign("["))
        {
            return ParseListOf(word);
        }
        if (!MadeTypes.Contains(type.Text, StringComparer.OrdinalIgnoreCase))
        {
            return Reject(type, $"`new {type.Text}` makes an object of the program, and an expression only reads facts", "an object of values is written `new(x as name)`");
        }
        var arguments = ParseList(")", ParseArgument, out var end);
        return Bounded(new CallSyntax(null, type.Text, type.Span, arguments, word.Span.Union(end)));
    }

    private SyntaxNode ParseObject(Token word)
    {
        var names = ImmutableArray.CreateBuilder<NameSyntax>();
        var values = ImmutableArray.CreateBuilder<SyntaxNode>();
        var inBraces = Current.IsSign("{");
        ParseList(inBraces ? "}" : ")", () => ParsePart(inBraces, names, values), out var end);
        return Bounded(new NewSyntax(names.ToImmutable(), values.ToImmutable(), word.Span.Union(end)));
    }

    // `value as name`; `name = value` in braces; a name or member alone, which then gives its own name.
    private SyntaxNode ParsePart(bool inBraces, ImmutableArray<NameSyntax>.Builder names, ImmutableArray<SyntaxNode>.Builder values)
    {
        NameSyntax? name = null;
        if (inBraces && Current.Kind == TokenKind.Name && Next.IsSign("="))
        {
            name = new NameSyntax(Current.Text, Current.Span);
            _at += 2;
        }
        var value = ParseExpression();
        if (name is null && Current.IsWord("as") && Next.Kind == TokenKind.Name)
        {
            name = new NameSyntax(Next.Text, Next.Span);
            _at += 2;
        }
        name ??= value switch
        {
            NameSyntax own => own,
            MemberSyntax member => new NameSyntax(member.Name, member.NameSpan),
            _ => null,
        };
        if (name is not null)
        {
            names.Add(name);
            values.Add(value);
        }
        else if (value is not ErrorSyntax)
        {
            Report(ExpressionErrors.Unexpected, value.Span, "this part of the object has no name", "write `… as name` behind it");
        }
        return value;
    }

    // The opening `[` is the current token. What type the list is said to be of does not matter: its elements say.
    private SyntaxNode ParseListOf(Token word)
    {
        var opening = Current.Span;
        Advance();
        Close(opening, "]");
        if (!Current.IsSign("{"))
        {
            ReportHere(ExpressionErrors.Unexpected, $"`new[]` is followed by its elements in braces, not by {Describe(Current)}", "write `new[] { 1, 2 }`");
            SkipRest();
            return new ErrorSyntax(word.Span);
        }
        var items = ParseList("}", ParseExpression, out var end);
        return Bounded(new ListSyntax(items, word.Span.Union(end)));
    }
}
