using System.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>An expression, bound: names are slots, calls are functions.</summary>
internal abstract class ExpressionNode
{
    /// <summary>Where it was written.</summary>
    public required Place Place { get; init; }

    /// <summary>What is known of its value beforehand.</summary>
    public DataType Type { get; init; } = DataType.Any;

    /// <summary>The dotted name of the given value that this reads, or null.</summary>
    public string? FactName { get; init; }

    /// <summary>Whether this reads a name, so that it can be named when nothing is known of it.</summary>
    public virtual bool IsPath => false;

    /// <summary>The expressions it is made of, in reading order.</summary>
    public virtual IEnumerable<ExpressionNode> Operands => [];

    public abstract object? Evaluate(RenderRun run);

    /// <summary>Whether the value counts as true.</summary>
    public virtual bool IsTrue(RenderRun run) => ValueKinds.IsTrue(Evaluate(run));

    /// <summary>The first given value that this reads, or null.</summary>
    public string? MentionedFact => FactName ?? Operands.Select(operand => operand.MentionedFact).FirstOrDefault(fact => fact is not null);

    /// <summary>The first name in here whose value is not known: what an author has to provide for.</summary>
    public ExpressionNode? FindNotKnown(RenderRun run)
    {
        if (IsPath)
        {
            return Evaluate(run) is null ? this : null;
        }
        return Operands.Select(operand => operand.FindNotKnown(run)).FirstOrDefault(found => found is not null);
    }
}

/// <summary>An expression that can be assigned.</summary>
internal abstract class AssignableNode : ExpressionNode
{
    public sealed override bool IsPath => true;

    public abstract void Assign(RenderRun run, object? value);
}

internal sealed class ConstantNode(object? value) : ExpressionNode
{
    public object? Value { get; } = value;

    public override object? Evaluate(RenderRun run) => Value;
}

internal sealed class ListNode(ExpressionNode[] items) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => items;

    public override object? Evaluate(RenderRun run) =>
        run.Create(items.Length) ? new TemplateList(items.Select(item => item.Evaluate(run))) : null;
}

internal sealed class ObjectNode((string Name, ExpressionNode Value)[] members) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => members.Select(member => member.Value);

    public override object? Evaluate(RenderRun run)
    {
        if (!run.Create(members.Length))
        {
            return null;
        }
        var result = new TemplateObject();
        foreach (var (name, value) in members)
        {
            result.Set(name, value.Evaluate(run));
        }
        return result;
    }
}

/// <summary><c>$"… {x} …"</c></summary>
internal sealed class InterpolatedNode(ExpressionNode[] parts) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => parts;

    public override object? Evaluate(RenderRun run)
    {
        var writer = new StringBuilder();
        foreach (var part in parts)
        {
            var value = part.Evaluate(run);
            if (value is null && run.IsStrict)
            {
                return null;
            }
            var text = run.TextOf(value);
            if (!run.Create(text.Length))
            {
                return null;
            }
            writer.Append(text);
        }
        return writer.ToString();
    }
}
