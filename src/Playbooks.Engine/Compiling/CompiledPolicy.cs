using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>The policy's formulas and conditions over slots.</summary>
internal sealed class CompiledPolicy
{
    private static readonly RowLayout ScoreLayout = new("score", [("score", DataType.Double)]);

    // What differs further behind the point is noise of binary arithmetic, and must not decide who ranks first.
    private const int Digits = 9;

    private static readonly ConditionalWeakTable<Policy, CompiledPolicy> Known = [];

    private readonly SlotWriter? _ranking;

    private CompiledPolicy(Policy policy)
    {
        Policy = policy;
        _ranking = policy.Ranking?.CompileTo(ScoreLayout.Columns[0]);
        DoNotContact = policy.Consent.DoNotContact?.Compile<bool>();
        OptOut = [.. policy.Consent.OptOut.Select(entry => new CompiledOptOut(
            entry.Channel, entry.Condition.Compile<bool>(), $"the contact has opted out of {entry.Channel}", $"whether the contact takes {entry.Channel} could not be worked out"))];
    }

    /// <summary>The compiled form; a policy that two states of a workspace share has one.</summary>
    public static CompiledPolicy Of(Policy policy) => Known.GetValue(policy, static policy => new CompiledPolicy(policy));

    public Policy Policy { get; }

    public Evaluator<bool>? DoNotContact { get; }

    public ImmutableArray<CompiledOptOut> OptOut { get; }

    /// <summary>A row that takes a score; each decision has its own and uses it for all of them.</summary>
    public static FactRow NewScoreRow() => new(ScoreLayout);

    /// <summary>Works the ranking formula out, to nine digits. What is not known, failed or no finite number scores 0.</summary>
    public FactState Score(EvaluationFrame frame, FactRow scoreRow, out double score)
    {
        score = 0;
        if (_ranking is null)
        {
            return FactState.Known;
        }
        var state = _ranking(frame, scoreRow);
        if (state == FactState.Known)
        {
            var value = DoubleSlot.Read(scoreRow, ScoreLayout.Columns[0]);
            score = double.IsFinite(value) ? Math.Round(value, Digits) : 0;
        }
        return state;
    }
}

/// <summary>Who does not take a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Condition">Holds for those who do not.</param>
/// <param name="Refused">What to say of them.</param>
/// <param name="Failed">What to say where it could not be worked out.</param>
internal sealed record CompiledOptOut(string Channel, Evaluator<bool> Condition, string Refused, string Failed);
