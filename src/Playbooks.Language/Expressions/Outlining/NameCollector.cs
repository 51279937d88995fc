using System.Collections.Immutable;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Outlining;

/// <summary>Finds the names in an expression, and what in it cannot be said about facts.</summary>
/// <param name="origin">Where the text begins that places are counted from.</param>
internal sealed class NameCollector(int origin)
{
    private readonly ImmutableArray<NameUse>.Builder _names = ImmutableArray.CreateBuilder<NameUse>();
    private readonly Stack<string> _elements = new();

    public ImmutableArray<NameUse> Names => _names.ToImmutable();

    public string? Obstacle { get; private set; }

    // The height of the tree was limited when it was made.
    public void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case NameSyntax or MemberSyntax when Path(node) is { } path:
                Add(path);
                break;
            case NewSyntax:
                Obstacle ??= "it makes objects";
                break;
            case CallSyntax call:
                VisitCall(call);
                break;
            default:
                foreach (var child in Children(node))
                {
                    Visit(child);
                }
                break;
        }
    }

    /// <summary>The names of a path, or null for members of something that is no name.</summary>
    public static ImmutableArray<NameSyntax>? Path(SyntaxNode node)
    {
        var names = ImmutableArray.CreateBuilder<NameSyntax>();
        while (node is MemberSyntax member)
        {
            names.Insert(0, new NameSyntax(member.Name, member.NameSpan));
            node = member.Target;
        }
        if (node is not NameSyntax first)
        {
            return null;
        }
        names.Insert(0, first);
        // Behind two names a property of the value itself: `order.placed.Year`.
        return names.Count > 2 && IsProperty(names[^1].Name) ? [.. names.Take(names.Count - 1)] : names.ToImmutable();
    }

    private static bool IsProperty(string name) => name is "Count" or "HasValue" or "Value" || (char.IsUpper(name[0]) && !FunctionTable.Properties(name).IsEmpty);

    private void Add(ImmutableArray<NameSyntax> path)
    {
        var first = path[0].Name;
        if (StaticNames.IsType(first) || first is "now" or "today")
        {
            return;
        }
        if (first is "it" or "parent" or "root" || _elements.Contains(first))
        {
            Obstacle ??= _elements.Count == 0 ? $"`{first}` stands for the only input, which is written by its name here" : path.Length > 1 ? "it goes over a list of objects, and a fact is a list of values at most" : null;
            return;
        }
        if (_elements.Count > 0 && _elements.Peek().Length == 0)
        {
            Obstacle ??= "it goes over a list whose elements have names of their own";
        }
        _names.Add(new NameUse([.. path.Select(name => name.Name)], Shift(path[0].Span.Union(path[^1].Span)), Shift(path[0].Span)));
    }

    private TextSpan Shift(TextSpan span) => new(span.Start - origin, span.Length);

    private void VisitCall(CallSyntax call)
    {
        if (call.Target is not null)
        {
            Visit(call.Target);
        }
        var goesOver = call.Target is not null && ListMethodForm.Find(call.Name) is { TakesValue: false };
        foreach (var argument in call.Arguments)
        {
            var lambda = argument as LambdaSyntax;
            if (lambda is not null || goesOver)
            {
                // Without a parameter the elements are `it`, and their own names stand alone.
                _elements.Push(lambda?.Parameter ?? "");
                Visit(lambda?.Body ?? argument);
                _elements.Pop();
            }
            else
            {
                Visit(argument);
            }
        }
    }

    private static IEnumerable<SyntaxNode> Children(SyntaxNode node) => node switch
    {
        MemberSyntax member => [member.Target],
        IndexSyntax index => [index.Target, index.Index],
        LambdaSyntax lambda => [lambda.Body],
        NegateSyntax negate => [negate.Operand],
        NotSyntax not => [not.Operand],
        BinarySyntax binary => [binary.Left, binary.Right],
        LogicSyntax logic => logic.Operands,
        ConditionalSyntax conditional => [conditional.Condition, conditional.Then, conditional.Else],
        CoalesceSyntax coalesce => [coalesce.Left, coalesce.Right],
        IsKnownSyntax known => [known.Operand],
        BetweenSyntax between => [between.Operand, between.Low, between.High],
        InSyntax membership => [membership.Operand, .. membership.Items],
        ListSyntax list => list.Items,
        _ => [],
    };
}
