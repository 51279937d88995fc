using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>
/// Texts that are read and evaluated while a lenient template is rendered, with its variables and within its limits.
/// </summary>
internal static class Evaluated
{
    // Reading a text costs more than copying it.
    private const int CostOfReading = 8;

    /// <summary>The value of a script: that of its last expression, or what it returns.</summary>
    public static object? Script(Arguments a, string text)
    {
        if (Begin(a, text) is not { } state)
        {
            return null;
        }
        var (body, value) = PageBinder.BindScript(state, PageOf(text));
        if (!CanRun(a, state))
        {
            return null;
        }
        var nowhere = TextOutput.Take();
        var before = a.Run.Redirect(nowhere);
        a.Run.Returned = null;
        var flow = body.Execute(a.Run);
        var result = flow == Flow.Next ? value?.Evaluate(a.Run) : a.Run.Returned;
        a.Run.Returned = null;
        End(a.Run, before, nowhere);
        return result;
    }

    /// <summary>What a template writes.</summary>
    public static object? Template(Arguments a, string text)
    {
        if (Begin(a, text) is not { } state)
        {
            return null;
        }
        var page = new Page { Body = new BlockNode([]) };
        PageBinder.Bind(state, PageOf(text), page);
        if (!CanRun(a, state))
        {
            return null;
        }
        var captured = TextOutput.Take();
        var before = a.Run.Redirect(captured);
        page.Body.Execute(a.Run);
        a.Run.Redirect(before);
        a.Run.Leave();
        return a.Run.Captured(captured);
    }

    private static BindingState? Begin(Arguments a, string text)
    {
        var run = a.Run;
        if (!run.Create((long)text.Length * CostOfReading) || !run.Enter())
        {
            return null;
        }
        var state = new BindingState(run.Scope, new List<Diagnostic>()) { Slots = run.Variables.OwnNames(), LocalSlots = run.Variables.OwnLocalNames(), IsEvaluated = true };
        for (var with = run.With; with is not null; with = with.Outer)
        {
            state.With = state.With.Push(DataType.Any);
        }
        return state;
    }

    private static bool CanRun(Arguments a, BindingState state)
    {
        a.Run.Variables.MakeRoom();
        if (state.FirstError is not { } error)
        {
            return true;
        }
        a.Fail($"the text cannot be evaluated: {error.Message}", error.Help);
        a.Run.Leave();
        return false;
    }

    private static void End(RenderRun run, TextOutput before, TextOutput nowhere)
    {
        run.Redirect(before);
        nowhere.Finish();
        run.Leave();
    }

    private static PageScope PageOf(string text) => new(Excerpt.Whole(new SourceText("evaluated text", text)), []);
}
