using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>How a statement ends.</summary>
internal enum Flow : byte
{
    Next,
    Break,
    Continue,
    Return,

    /// <summary>Something failed; nothing more is done.</summary>
    Stop,
}

/// <summary>A statement, bound.</summary>
internal abstract class StatementNode
{
    public abstract Flow Execute(RenderRun run);

    /// <summary>Characters that it writes at least, for messages that no reader could be sent.</summary>
    public virtual int LeastLength => 0;

    /// <summary>Whether what stands behind it may be left out: a loop's turn or a page may end in it.</summary>
    public virtual bool MayLeave => false;
}

internal sealed class BlockNode(StatementNode[] statements) : StatementNode
{
    private readonly Step[] _steps = StepsOf(statements);

    public bool IsEmpty => statements.Length == 0;

    /// <summary>Its text, where it is nothing else; null where it is more.</summary>
    public string? Literal => statements is [TextNode { Piece.Text: var text }] ? text : null;

    public override bool MayLeave => Array.Exists(statements, statement => statement.MayLeave);

    public override int LeastLength
    {
        get
        {
            var length = 0;
            foreach (var statement in statements)
            {
                length += statement.LeastLength;
                if (statement.MayLeave)
                {
                    break;
                }
            }
            return length;
        }
    }

    public override Flow Execute(RenderRun run)
    {
        foreach (var step in _steps)
        {
            if (!run.Spend(step.Count))
            {
                return Flow.Stop;
            }
            if (step.Text is { } text)
            {
                run.Write(text);
            }
            if (step.Statement is { } statement && statement.Execute(run) is var flow && flow != Flow.Next)
            {
                return run.HasFailed ? Flow.Stop : flow;
            }
        }
        return run.HasFailed ? Flow.Stop : Flow.Next;
    }

    private static Step[] StepsOf(StatementNode[] statements)
    {
        var steps = new List<Step>(statements.Length);
        TextPiece? text = null;
        foreach (var statement in statements)
        {
            if (statement is TextNode plain && text is null)
            {
                text = plain.Piece;
                continue;
            }
            steps.Add(new Step(text, statement, text is null ? 1 : 2));
            text = null;
        }
        if (text is not null)
        {
            steps.Add(new Step(text, null, 1));
        }
        return [.. steps];
    }

    // Text and code mostly take turns: a text and the statement behind it are one step.
    private readonly record struct Step(TextPiece? Text, StatementNode? Statement, int Count);
}

internal sealed class TextNode(TextPiece piece) : StatementNode
{
    public TextPiece Piece => piece;

    public override int LeastLength => piece.Text.Length;

    public override Flow Execute(RenderRun run)
    {
        run.Write(piece);
        return Flow.Next;
    }
}

internal sealed class OutputNode(ExpressionNode value, string? indentation) : StatementNode
{
    public override int LeastLength => value switch
    {
        IncludeNode include => include.LeastLength,
        ConstantNode { Value: string text } => text.Length,
        MemberNode { IsOptional: false, Type: ChoiceType choice } => choice.Values.Min(known => known.Length),
        _ => 0,
    };

    public override Flow Execute(RenderRun run)
    {
        if (indentation is null)
        {
            Write(run);
            return Flow.Next;
        }
        // What a function writes while it is called is indented as well as what it gives.
        var output = run.Output;
        var outer = output.Indentation;
        output.Indentation = indentation;
        Write(run);
        output.Indentation = outer;
        return Flow.Next;
    }

    private void Write(RenderRun run)
    {
        run.Enter(value);
        if (value is IncludeNode include && run.Output.Indentation is null)
        {
            include.Run(run);
            return;
        }
        var found = value.Evaluate(run);
        if (found is null)
        {
            Withhold(run);
            return;
        }
        if (run.TryWriteStraight(found))
        {
            return;
        }
        var text = run.Escaped(found, Written(run, found));
        if (text.Length == 0 && run.IsStrict)
        {
            NoteEmpty(run);
        }
        run.Write(text);
    }

    private string Written(RenderRun run, object found)
    {
        if (!run.IsStrict)
        {
            return run.TextOf(found);
        }
        if (WrittenText.Of(found, run) is { } text)
        {
            return text;
        }
        run.Fail(TemplateErrors.NotWritable, value.Place, $"{ValueKinds.Describe(found)} cannot be written as text", "write one of its members");
        return "";
    }

    // A gap that the author has allowed for, or that a fact with nothing in it has left.
    private void NoteEmpty(RenderRun run)
    {
        if (value is ConstantNode or IncludeNode or DynamicCallNode || value.MentionedFact is not { } fact)
        {
            return;
        }
        run.NoteEmpty(TemplateErrors.EmptyValue.At(value.Place.Locate(), $"`{fact}` has nothing in it, which leaves a gap in the text", $"write it inside of `if {value.Place.Text} != \"\"`"));
    }

    // What is not known is never written as nothing: half a message is worse than none.
    private void Withhold(RenderRun run)
    {
        if (!run.IsStrict || run.HasFailed || value is IncrementNode or ConstantNode)
        {
            return;
        }
        if (value is MemberNode { IsOptional: true })
        {
            NoteEmpty(run);
            return;
        }
        var blamed = value.FindNotKnown(run) ?? value;
        var name = blamed.FactName ?? blamed.Place.Text;
        run.Fail(TemplateErrors.NotKnown, blamed.Place, $"`{name}` is not known", $"provide for it: `{blamed.Place.Text} ?? 'another text'`, or write it inside of `if`");
    }
}

internal sealed class AssignNode(AssignableNode target, ExpressionNode value) : StatementNode
{
    public override Flow Execute(RenderRun run)
    {
        run.Enter(target);
        target.Assign(run, value.Evaluate(run));
        return Flow.Next;
    }
}

internal sealed class IfNode((ExpressionNode Condition, BlockNode Body)[] branches, BlockNode otherwise) : StatementNode
{
    public override int LeastLength
    {
        get
        {
            var least = otherwise.LeastLength;
            foreach (var (_, body) in branches)
            {
                least = Math.Min(least, body.LeastLength);
            }
            return least;
        }
    }

    public override bool MayLeave => otherwise.MayLeave || Array.Exists(branches, branch => branch.Body.MayLeave);

    public override Flow Execute(RenderRun run)
    {
        foreach (var (condition, body) in branches)
        {
            run.Enter(condition);
            if (condition.IsTrue(run))
            {
                return body.Execute(run);
            }
        }
        return otherwise.Execute(run);
    }
}

internal sealed class CaseNode(ExpressionNode value, (ExpressionNode[] Values, BlockNode Body)[] whens, BlockNode otherwise) : StatementNode
{
    public override int LeastLength => whens.Select(when => when.Body.LeastLength).Append(otherwise.LeastLength).Min();

    public override bool MayLeave => otherwise.MayLeave || Array.Exists(whens, when => when.Body.MayLeave);

    public override Flow Execute(RenderRun run)
    {
        var found = value.Evaluate(run);
        foreach (var (values, body) in whens)
        {
            if (Array.Exists(values, candidate => Comparison.AreEqual(run, found, candidate.Evaluate(run))))
            {
                return body.Execute(run);
            }
        }
        return otherwise.Execute(run);
    }
}

internal sealed class CaptureNode(AssignableNode target, BlockNode body) : StatementNode
{
    public override bool MayLeave => body.MayLeave;

    public override Flow Execute(RenderRun run)
    {
        var captured = TextOutput.Take();
        var before = run.Redirect(captured);
        var flow = body.Execute(run);
        run.Redirect(before);
        target.Assign(run, run.Captured(captured));
        return flow;
    }
}

internal sealed class WithNode(ExpressionNode target, BlockNode body) : StatementNode
{
    public override int LeastLength => body.LeastLength;

    public override bool MayLeave => body.MayLeave;

    public override Flow Execute(RenderRun run)
    {
        var outer = run.With;
        run.With = new WithObject(target.Evaluate(run), outer);
        var flow = body.Execute(run);
        run.With = outer;
        return flow;
    }
}

internal sealed class ReturnNode(ExpressionNode? value) : StatementNode
{
    public override bool MayLeave => true;

    public override Flow Execute(RenderRun run)
    {
        run.Returned = value?.Evaluate(run);
        return Flow.Return;
    }
}

internal sealed class JumpNode(Flow flow) : StatementNode
{
    public override bool MayLeave => true;

    public override Flow Execute(RenderRun run) => flow;
}
