using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Parsing;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Outlining;

/// <summary>Takes a condition of a workflow file apart, for those who want to write it otherwise: into cells of a playbook.</summary>
public static class ConditionOutline
{
    /// <summary>The parts that all have to hold; empty, with reports, when the condition cannot be read.</summary>
    public static ImmutableArray<ConditionPart> Of(Excerpt condition, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var found = new List<Diagnostic>();
        var tokenizer = new Tokenizer(condition, found, isWorkflow: true);
        var parser = new Parser(condition, tokenizer.Tokenize(), tokenizer.HasSkipped, found, isWorkflow: true);
        var syntax = condition.Text.Length <= ExpressionLimits.Length ? parser.Parse() : null;
        foreach (var diagnostic in found)
        {
            diagnostics.Add(diagnostic);
        }
        return syntax is null || found.Exists(diagnostic => diagnostic.IsError) ? [] : [.. Parts(syntax).Select(part => Part(condition, part))];
    }

    private static IEnumerable<SyntaxNode> Parts(SyntaxNode syntax) =>
        syntax is LogicSyntax { IsAnd: true } all ? all.Operands.SelectMany(Parts) : [syntax];

    private static ConditionPart Part(Excerpt condition, SyntaxNode syntax)
    {
        var names = new NameCollector(syntax.Span.Start);
        names.Visit(syntax);
        return new ConditionPart(condition.Slice(syntax.Span), names.Obstacle is null ? SimpleTests.Find(syntax) : null, names.Names, names.Obstacle);
    }
}
