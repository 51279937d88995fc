using System.Collections.Immutable;
using Playbooks.Engine.Compiling.Generating;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>A rule over slots.</summary>
/// <param name="rule">The rule as it was read.</param>
/// <param name="playbook">Index of its playbook.</param>
/// <param name="cells">Its cells that ask something.</param>
/// <param name="actions">The actions it wants, in order.</param>
/// <param name="suppressed">The numbers of the actions that it suppresses; those that no rule wants are not among them.</param>
internal sealed class CompiledRule(Rule rule, int playbook, CellPredicate[] cells, ImmutableArray<CompiledAction> actions, ImmutableArray<int> suppressed)
{
    private readonly CellPredicate[] _cells = cells;
    private readonly CompiledCondition? _condition = rule.If is { } condition ? CompiledCondition.Of(condition) : null;
    private readonly int _from = rule.From?.DayNumber ?? int.MinValue;
    private readonly int _until = rule.Until?.DayNumber ?? int.MaxValue;

    public Rule Rule { get; } = rule;

    public int Playbook { get; } = playbook;

    /// <summary>Its condition beside the cells, or null.</summary>
    public CompiledCondition? Condition => _condition;

    /// <summary>Whether it asks for facts.</summary>
    public bool Asks { get; } = !rule.Ask.IsEmpty;

    public ImmutableArray<CompiledAction> Actions { get; } = actions;

    public ImmutableArray<int> Suppressed { get; } = suppressed;

    /// <summary>The cells that ask something.</summary>
    public ReadOnlySpan<CellPredicate> Cells => _cells;

    /// <summary>The same cells for a rule that asks the same.</summary>
    public CompiledRule For(Rule rule, int playbook, ImmutableArray<CompiledAction> actions, ImmutableArray<int> suppressed) => new(rule, playbook, _cells, actions, suppressed);

    /// <summary>Whether the day lies between <c>from</c> and <c>until</c>, both of which are in.</summary>
    public bool HoldsOn(int day) => day >= _from && day <= _until;

    /// <summary>What comes of the condition beside the cells.</summary>
    public Verdict TestCondition(EvaluationFrame frame) =>
        _condition is null ? Verdict.Holds : Verdicts.Of(_condition.Ask(frame, out var holds), holds);

    /// <summary>The same by machine code where there is any, with all steps to take.</summary>
    /// <param name="frame">The facts.</param>
    /// <param name="answer">Takes what comes of it: a row of <see cref="GeneratedConditions.NewRowOfOne"/>.</param>
    public Verdict TestCondition(EvaluationFrame frame, FactRow answer)
    {
        if (_condition is null)
        {
            return Verdict.Holds;
        }
        frame.Reset();
        return Verdicts.Of(_condition.Ask(frame, answer, out var holds), holds);
    }
}
