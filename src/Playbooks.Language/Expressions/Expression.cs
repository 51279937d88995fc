using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Parsing;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions;

/// <summary>From the text of an expression to its checked form.</summary>
public static class Expression
{
    /// <summary>Reads, binds and type-checks an expression, and reports everything that is wrong with it.</summary>
    /// <param name="text">The expression where it stands.</param>
    /// <param name="scope">What its names mean.</param>
    /// <param name="diagnostics">Takes what is found.</param>
    /// <param name="expected">The type that its place needs; a boolean makes it a condition. Null takes any.</param>
    /// <returns>The checked expression, or null when an error was reported.</returns>
    public static CheckedExpression? Check(Excerpt text, ExpressionScope scope, ICollection<Diagnostic> diagnostics, DataType? expected = null)
    {
        var found = new List<Diagnostic>();
        var root = Bind(text, scope, found, expected, out var binder);
        foreach (var diagnostic in found)
        {
            diagnostics.Add(diagnostic);
        }
        return root is null || found.Exists(diagnostic => diagnostic.IsError) ? null : new CheckedExpression(text, root, binder!.Uses, binder.IsConstant);
    }

    private static BoundNode? Bind(Excerpt text, ExpressionScope scope, List<Diagnostic> diagnostics, DataType? expected, out Binder? binder)
    {
        binder = null;
        if (text.Text.Length > ExpressionLimits.Length)
        {
            diagnostics.Add(ExpressionErrors.TooLong.At(text.Locate(new TextSpan(ExpressionLimits.Length, 1)),
                $"an expression may have {ExpressionLimits.Length} characters, and this one has {text.Text.Length}", "give parts of it names as derived facts"));
            return null;
        }
        var tokenizer = new Tokenizer(text, diagnostics, scope.Dialect.IsWorkflow);
        var tokens = tokenizer.Tokenize();
        var parser = new Parser(text, tokens, tokenizer.HasSkipped, diagnostics, scope.Dialect.IsWorkflow);
        var syntax = parser.Parse();
        if (parser.IsTooDeep)
        {
            return null;
        }
        // Of what is not read to its end nobody knows what it comes to.
        var isRead = !diagnostics.Exists(diagnostic => diagnostic.IsError);
        binder = new Binder(text, scope, diagnostics);
        return binder.BindRoot(syntax, isRead ? expected : null);
    }
}
