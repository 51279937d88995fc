using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>
/// All that changes during one rendering. What fails sets <see cref="Failure"/> and goes on with null; statements stop
/// at it, so that nothing is thrown and the first failure is the one that is reported. One that has ended begins the
/// next rendering on the same thread.
/// </summary>
internal sealed class RenderRun
{
    // What a rendering is given that is none.
    private static readonly TemplateInput s_nothing = new() { Values = FrozenDictionary<string, object?>.Empty };

    [ThreadStatic]
    private static RenderRun? s_spare;

    // What is left. A failure takes all steps, so that whoever counts one finds it out at no further cost.
    private int _steps;
    private int _iterations;
    private int _created;
    private int _mostWritten;
    private int _depth;

    // What runs: an expression, or else a place.
    private ExpressionNode? _node;
    private Place _place;

    // Made when they are asked for, which most templates never do.
    private TemplateList? _arguments;
    private Dictionary<string, int>? _cycles;

    private RenderRun()
    {
    }

    public TemplateInput Input { get; private set; } = s_nothing;

    public TemplateFormat Format { get; private set; }

    public bool IsStrict { get; private set; }

    /// <summary>What texts that are evaluated may name.</summary>
    public TemplateScope Scope { get; private set; } = TemplateScope.Strict;

    public LanguageConventions Conventions { get; private set; } = LanguageConventions.English;

    /// <summary>The pattern of dates that are written without one, which a lenient template may assign.</summary>
    public string DateFormat { get; set; } = DateText.ScribanPattern;

    public RunVariables Variables { get; } = new();

    /// <summary>Given values and variables, by slot.</summary>
    public object?[] Globals => Variables.Globals;

    /// <summary>Variables of the page or function that runs.</summary>
    public object?[] Locals => Variables.Locals;

    /// <summary>The arguments of the partial or function that runs.</summary>
    public TemplateList Arguments => _arguments ??= new([]);

    /// <summary>The block that `wrap` has given to the function that runs.</summary>
    public WrappedBlock? Block { get; private set; }

    /// <summary>The block that the next call of a function is given.</summary>
    public WrappedBlock? NextBlock { get; set; }

    /// <summary>Slots of variables that must not be assigned any more, or null.</summary>
    public HashSet<int>? ReadOnly { get; set; }

    /// <summary>The innermost loop.</summary>
    public LoopState? Loop { get; set; }

    /// <summary>The objects of the `with` blocks around, innermost first.</summary>
    public WithObject? With { get; set; }

    public TextOutput Output { get; private set; } = new();

    /// <summary>What `ret` gave.</summary>
    public object? Returned { get; set; }

    /// <summary>Where `array.cycle` stands, by group.</summary>
    public Dictionary<string, int> Cycles => _cycles ??= new(StringComparer.Ordinal);

    /// <summary>What runs, for limits that are reached inside of it.</summary>
    public Place Here
    {
        get => _node?.Place ?? _place;
        set => (_node, _place) = (null, value);
    }

    /// <summary>Says that an expression runs.</summary>
    public void Enter(ExpressionNode node) => _node = node;

    public Diagnostic? Failure { get; private set; }

    public bool HasFailed => Failure is not null;

    /// <summary>Values that were written and had nothing in them.</summary>
    public ImmutableArray<Diagnostic> EmptyValues { get; private set; } = [];

    /// <summary>A rendering that nobody else has until it is ended.</summary>
    public static RenderRun Begin(TemplateInput input, TemplateScope scope, SlotMap names, SlotMap localNames)
    {
        var run = s_spare ?? new RenderRun();
        s_spare = null;
        (run.Input, run.Scope, run.Format, run.IsStrict) = (input, scope, scope.Format, scope.IsStrict);
        run.Conventions = LanguageConventions.Of(input.Language);
        run.Variables.Begin(input, scope.IsStrict, names, localNames);
        var limits = input.Limits;
        (run._steps, run._iterations, run._created, run._mostWritten) = (limits.Steps, limits.Iterations, limits.Created, limits.Output);
        return run;
    }

    /// <summary>Gives the rendering back, and all that it was about up; its owner must not use it any more.</summary>
    public void End()
    {
        Input = s_nothing;
        (_arguments, _cycles, _node, _place, _depth) = (null, null, null, default, 0);
        (Block, NextBlock, ReadOnly, Loop, With, Returned) = (null, null, null, null, null, null);
        (Failure, EmptyValues, DateFormat) = (null, [], DateText.ScribanPattern);
        Output.Clear();
        Variables.End();
        s_spare = this;
    }

    public void NoteEmpty(Diagnostic empty)
    {
        if (EmptyValues.Length < MostEmptyValues && !EmptyValues.Contains(empty))
        {
            EmptyValues = EmptyValues.Add(empty);
        }
    }

    // A loop may find as many as it has turns.
    private const int MostEmptyValues = 20;

    public void Fail(DiagnosticKind kind, Place place, string message, string? help = null)
    {
        Failure ??= kind.At(place.Locate(), message, help);
        _steps = -1;
    }

    /// <summary>Counts work; false once there is no more, or something has failed.</summary>
    public bool Spend(int steps)
    {
        if (_steps < steps)
        {
            return Exhausted("steps", Input.Limits.Steps);
        }
        _steps -= steps;
        return true;
    }

    /// <summary>Counts a turn of a loop; false once there are no more.</summary>
    public bool Turn() => _iterations-- > 0 ? Spend(1) : Exhausted("turns of loops", Input.Limits.Iterations);

    /// <summary>Counts characters or elements about to be made; false when they must not be.</summary>
    public bool Create(long size)
    {
        if (size > _created)
        {
            return Exhausted("characters and elements made", Input.Limits.Created);
        }
        _created -= (int)Math.Max(0, size);
        return Spend(1 + (int)Math.Min(size / 16, int.MaxValue));
    }

    /// <summary>Opens a partial or function; false when too many are open.</summary>
    public bool Enter()
    {
        if (_depth >= Input.Limits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return Exhausted("partials and functions in one another", Input.Limits.Depth);
        }
        _depth++;
        return Spend(1);
    }

    public void Leave() => _depth--;

    /// <summary>Runs a partial or a function with variables and arguments of its own.</summary>
    /// <param name="body">What it does.</param>
    /// <param name="arguments">What it is given; null for nothing.</param>
    /// <param name="known">Variables of its own that it begins with: a local function knows itself, a partial its named arguments.</param>
    public Flow RunPage(StatementNode body, TemplateList? arguments, ReadOnlySpan<(int Slot, object? Value)> known)
    {
        if (!Enter())
        {
            return Flow.Stop;
        }
        var outer = (_arguments, Block, Loop);
        var locals = Variables.Enter();
        (_arguments, Block, NextBlock) = (arguments, NextBlock, null);
        foreach (var (slot, value) in known)
        {
            Locals[slot] = value;
        }
        var flow = body.Execute(this);
        (_arguments, Block, Loop) = outer;
        Variables.Leave(locals);
        Leave();
        return flow;
    }

    /// <summary>Runs the block of a `wrap` with the variables of the function that asks for it.</summary>
    public Flow RunBlock()
    {
        if (Block is not { } block)
        {
            return Flow.Next;
        }
        if (!Enter())
        {
            return Flow.Stop;
        }
        var inner = (_arguments, Block);
        (_arguments, Block) = (block.Arguments, block.Outer);
        var flow = block.Body.Execute(this);
        (_arguments, Block) = inner;
        Leave();
        return flow;
    }

    public void Write(string text)
    {
        var output = Output;
        if (output.Indentation is { } indentation)
        {
            WriteIndented(text, indentation);
            return;
        }
        if (text.Length > _mostWritten - output.Length)
        {
            Exhausted("characters written", _mostWritten);
            return;
        }
        output.Append(text);
    }

    /// <summary>Writes a piece of plain text.</summary>
    public void Write(TextPiece piece)
    {
        var output = Output;
        if (output.Indentation is not null)
        {
            Write(piece.Text);
            return;
        }
        if (piece.Length > _mostWritten - output.Length)
        {
            Exhausted("characters written", _mostWritten);
            return;
        }
        output.Append(piece);
    }

    // Every line begins where the code stands that writes it; a last break gets nothing behind it until something follows.
    private void WriteIndented(string text, string indentation)
    {
        var output = Output;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var line ? line + 1 : text.Length;
            var start = output.EndsLine ? indentation : "";
            if (start.Length + end - at > _mostWritten - output.Length)
            {
                Exhausted("characters written", _mostWritten);
                return;
            }
            output.Append(start);
            output.Append(text.AsSpan(at, end - at));
            at = end;
        }
    }

    /// <summary>Writes what a page gave with <c>ret</c> at its end.</summary>
    public void WriteReturned(Flow flow)
    {
        if (flow == Flow.Return && Returned is { } given)
        {
            Returned = null;
            Write(Escaped(given, TextOf(given)));
        }
    }

    /// <summary>Writes a value that goes into the output as it is, with nothing in between; false for any other.</summary>
    public bool TryWriteStraight(object value)
    {
        if (Format != TemplateFormat.Text || Output.Indentation is not null)
        {
            return false;
        }
        if (value is string text)
        {
            Write(text);
            return text.Length > 0;
        }
        if (!IsStrict || !WrittenText.TryWrite(Output, value, this))
        {
            return false;
        }
        if (Output.Length > _mostWritten)
        {
            Exhausted("characters written", _mostWritten);
        }
        return true;
    }

    /// <summary>Sends what is written to another place, and gives back the one it went to.</summary>
    public TextOutput Redirect(TextOutput to)
    {
        var before = Output;
        Output = to;
        return before;
    }

    /// <summary>What was captured, as a value that is not escaped a second time.</summary>
    public object? Captured(TextOutput captured)
    {
        if (!Create(captured.Length))
        {
            return null;
        }
        var text = captured.Finish();
        return Format == TemplateFormat.Text ? text : new RawText(text);
    }

    /// <summary>A value as text, to be joined with other text.</summary>
    public string TextOf(object? value) => (IsStrict ? WrittenText.Of(value, this) : null) ?? ScribanText.Of(value, DateFormat);

    /// <summary>The text of a value as it goes into the output.</summary>
    public string Escaped(object? value, string text) => value is RawText ? text : Escaping.Escape(text, Format);

    private bool Exhausted(string what, int limit)
    {
        if (HasFailed)
        {
            return false;
        }
        Fail(TemplateErrors.LimitReached, Here, $"more than {limit:N0} {what}", "let the template do less");
        return false;
    }
}

/// <summary>A block that a function writes with <c>$$</c>, with the arguments and the block of where it was written.</summary>
internal sealed record WrappedBlock(StatementNode Body, TemplateList Arguments, WrappedBlock? Outer);

/// <summary>An object whose members are names inside of `with`.</summary>
internal sealed record WithObject(object? Target, WithObject? Outer);

/// <summary>Where a loop stands.</summary>
internal sealed class LoopState(LoopState? outer, bool isWhile)
{
    public LoopState? Outer { get; } = outer;

    public bool IsWhile { get; } = isWhile;

    public int Index { get; set; }

    public int Length { get; set; }

    /// <summary>Turns that make a row of a table.</summary>
    public int Columns { get; set; } = 1;

    private bool? _isChanged = true;
    private object? _previous;
    private object? _item;

    /// <summary>Begins a turn. The item is compared with the one before when that is asked for, unless the template could change it before then.</summary>
    public void Turn(RenderRun run, int index, object? item)
    {
        (Index, _previous, _item) = (index, _item, item);
        _isChanged = index == 0 ? true : item is TemplateList ? IsOther(run) : null;
    }

    /// <summary>Whether the item is another one than in the turn before.</summary>
    public bool IsChanged(RenderRun run) => _isChanged ??= IsOther(run);

    private bool IsOther(RenderRun run) => !Comparison.AreEqual(run, _previous, _item);
}
