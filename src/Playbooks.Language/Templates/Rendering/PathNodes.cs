using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>A given value or a variable that all pages share.</summary>
internal sealed class GlobalNode(int slot) : AssignableNode
{
    public int Slot { get; } = slot;

    public override object? Evaluate(RenderRun run) => run.Globals[Slot];

    public override void Assign(RenderRun run, object? value)
    {
        if (run.ReadOnly?.Contains(Slot) == true)
        {
            run.Fail(TemplateErrors.AssignmentFailed, Place, $"`{Place.Text}` is read-only");
            return;
        }
        run.Globals[Slot] = value;
    }
}

/// <summary>A name inside of `with`: a member of the nearest object that has it, else what it is outside.</summary>
internal sealed class WithNameNode(string name, ExpressionNode outside) : AssignableNode
{
    public override IEnumerable<ExpressionNode> Operands => [outside];

    public override object? Evaluate(RenderRun run)
    {
        for (var with = run.With; with is not null; with = with.Outer)
        {
            if (with.Target is { } target && Members.TryGet(target, name, out var value))
            {
                return value;
            }
        }
        return outside.Evaluate(run);
    }

    public override void Assign(RenderRun run, object? value)
    {
        if (run.With is { } with)
        {
            MemberNode.AssignMember(run, Place, with.Target, name, value);
        }
    }
}

/// <summary><c>$x</c></summary>
internal sealed class LocalNode(int slot) : AssignableNode
{
    public int Slot => slot;

    // A block that `wrap` gives to a function runs with that function's variables, which may be fewer.
    public override object? Evaluate(RenderRun run) => slot < run.Locals.Length ? run.Locals[slot] : null;

    public override void Assign(RenderRun run, object? value)
    {
        run.Variables.MakeRoom();
        run.Locals[slot] = value;
    }
}

/// <summary><c>$</c></summary>
internal sealed class ArgumentsNode : ExpressionNode
{
    public override object? Evaluate(RenderRun run) => run.Arguments;
}

/// <summary><c>this</c></summary>
internal sealed class ThisNode : ExpressionNode
{
    public override object? Evaluate(RenderRun run) => run.With is { } with ? with.Target : new Globals(run);

    /// <summary>The given values and the variables that all pages share, as an object.</summary>
    internal sealed class Globals(RenderRun run) : ITemplateObject
    {
        public IEnumerable<string> Names => run.Variables.Known;

        public bool TryGet(string name, out object? value)
        {
            value = run.Variables.Find(name);
            return value is not null;
        }

        public void Set(Place place, string name, object? value)
        {
            if (!run.Create(name.Length))
            {
                return;
            }
            var slot = run.Variables.SlotOf(name);
            if (run.ReadOnly?.Contains(slot) == true)
            {
                run.Fail(TemplateErrors.AssignmentFailed, place, $"`{name}` is read-only");
                return;
            }
            run.Globals[slot] = value;
        }
    }
}

/// <summary>A path in a lenient template: a function that it leads to is called, as Scriban does.</summary>
internal sealed class CalledPathNode(ExpressionNode path) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => [path];

    public override object? Evaluate(RenderRun run) =>
        path.Evaluate(run) is var value && value is Callable function ? function.Invoke(run, Place, [], []) : value;
}

/// <summary><c>date.format</c>: how dates are written where no pattern is given.</summary>
internal sealed class DateFormatNode : AssignableNode
{
    public override object? Evaluate(RenderRun run) => run.DateFormat;

    public override void Assign(RenderRun run, object? value) => run.DateFormat = value is null ? DateText.ScribanPattern : run.TextOf(value);
}

/// <summary><c>x.y</c></summary>
internal sealed class MemberNode(ExpressionNode target, string name, bool isOptional) : AssignableNode
{
    private readonly MemberFinder _member = new(name);

    public override IEnumerable<ExpressionNode> Operands => [target];

    // Scriban writes the day's name, where messages know a number.
    private readonly bool _isDayOfWeek = name == "day_of_week";

    /// <summary>Whether the author has said that it may be missing.</summary>
    public bool IsOptional => isOptional;

    public override object? Evaluate(RenderRun run)
    {
        if (target.Evaluate(run) is { } found)
        {
            return !_member.TryGet(found, out var value) ? null
                : _isDayOfWeek && !run.IsStrict && ValueKinds.IsDate(found) ? (DayOfWeek)value! : value;
        }
        if (!isOptional && !run.IsStrict)
        {
            run.Fail(TemplateErrors.MemberOfNull, target.Place, $"`{target.Place.Text}` is null and has no member `{name}`", $"write `{target.Place.Text}?.{name}` where it may be missing");
        }
        return null;
    }

    public override void Assign(RenderRun run, object? value) => AssignMember(run, Place, target.Evaluate(run), name, value);

    public static void AssignMember(RenderRun run, Place place, object? target, string name, object? value)
    {
        switch (target)
        {
            case TemplateObject members:
                members.Set(name, value);
                break;
            case TemplateList list:
                list.SetMember(name, value);
                break;
            case ThisNode.Globals globals:
                globals.Set(place, name, value);
                break;
            default:
                run.Fail(TemplateErrors.AssignmentFailed, place, $"`{name}` cannot be set on {ValueKinds.Describe(target)}", "only objects and lists that the template made can be changed");
                break;
        }
    }
}

/// <summary><c>x[i]</c></summary>
internal sealed class ElementNode(ExpressionNode target, ExpressionNode index) : AssignableNode
{
    public override IEnumerable<ExpressionNode> Operands => [target, index];

    public override object? Evaluate(RenderRun run)
    {
        var (found, at) = (target.Evaluate(run), index.Evaluate(run));
        if (found is null)
        {
            if (!run.IsStrict)
            {
                run.Fail(TemplateErrors.MemberOfNull, target.Place, $"`{target.Place.Text}` is null and has no elements", null);
            }
            return null;
        }
        if (at is not null && ValueKinds.IsText(at))
        {
            return Members.TryGet(found, ValueKinds.TextOf(at), out var member) ? member : null;
        }
        if (at is null && !run.IsStrict)
        {
            run.Fail(TemplateErrors.MemberOfNull, index.Place, $"`{index.Place.Text}` is null, and names no element of `{target.Place.Text}`");
            return null;
        }
        if (!ValueKinds.TryWhole(at, out var whole))
        {
            return null;
        }
        return found switch
        {
            IReadOnlyList<object?> list => FromEnd(whole, list.Count) is >= 0 and var i && i < list.Count ? list[(int)i] : null,
            _ when ValueKinds.IsText(found) && ValueKinds.TextOf(found) is var text => FromEnd(whole, text.Length) is >= 0 and var i && i < text.Length ? text.Substring((int)i, 1) : null,
            _ => null,
        };
    }

    public override void Assign(RenderRun run, object? value)
    {
        var (found, at) = (target.Evaluate(run), index.Evaluate(run));
        if (found is TemplateList list && !ValueKinds.IsText(at) && ValueKinds.TryWhole(at, out var whole))
        {
            whole = FromEnd(whole, list.Count);
            if (whole >= 0 && run.Create(Math.Max(1, whole - list.Count)))
            {
                list.Set((int)whole, value);
            }
            return;
        }
        MemberNode.AssignMember(run, Place, found, ScribanText.Of(at), value);
    }

    private static long FromEnd(long index, int count) => index < 0 ? index + count : index;
}

/// <summary><c>x.empty?</c></summary>
internal sealed class EmptyTestNode(ExpressionNode target) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => [target];

    public override object? Evaluate(RenderRun run) => Members.IsEmpty(target.Evaluate(run)) is { } isEmpty ? Boxes.Of(isEmpty) : null;
}

/// <summary><c>for.index</c> and its like.</summary>
internal sealed class LoopVariableNode(string name, bool isWhile) : ExpressionNode
{
    public static readonly IReadOnlyList<string> OfFor = ["index", "rindex", "first", "last", "even", "odd", "changed", "length"];

    public static readonly IReadOnlyList<string> OfWhile = ["index", "first", "even", "odd"];

    public static readonly IReadOnlyList<string> OfTables = [.. OfFor, "col", "col0", "col_first", "col_last"];

    public override object? Evaluate(RenderRun run)
    {
        var loop = run.Loop;
        while (loop is not null && loop.IsWhile != isWhile)
        {
            loop = loop.Outer;
        }
        if (loop is null)
        {
            run.Fail(TemplateErrors.MemberOfNull, Place, $"`{Place.Text}` stands outside of a loop");
            return null;
        }
        return name switch
        {
            "index" => loop.Index,
            "rindex" => loop.Length - loop.Index - 1,
            "first" => loop.Index == 0,
            "last" => loop.Index == loop.Length - 1,
            "even" => loop.Index % 2 == 0,
            "odd" => loop.Index % 2 == 1,
            "changed" => loop.IsChanged(run),
            "length" => loop.Length,
            "col" => loop.Index % loop.Columns + 1,
            "col0" => loop.Index % loop.Columns,
            "col_first" => loop.Index % loop.Columns == 0,
            "col_last" => loop.Index % loop.Columns == loop.Columns - 1,
            _ => null,
        };
    }
}
