using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;

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
    private readonly Evaluator<bool>? _condition = rule.If is { } condition ? CompiledConditions.Of(condition) : null;
    private readonly int _from = rule.From?.DayNumber ?? int.MinValue;
    private readonly int _until = rule.Until?.DayNumber ?? int.MaxValue;

    public Rule Rule { get; } = rule;

    public int Playbook { get; } = playbook;

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
        _condition is null ? Verdict.Holds : Verdicts.Of(_condition(frame, out var holds), holds);
}
