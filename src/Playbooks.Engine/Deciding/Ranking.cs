using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Works out where an action stands among the others. For one contact the formula gives all actions that it sees no
/// difference between the same, so it is worked out once for them.
/// </summary>
internal sealed class Ranking(DecisionRun run)
{
    private readonly FactRow _scoreRow = CompiledPolicy.NewScoreRow();
    private readonly Score[] _scores = new Score[run.Workspace.ScoreGroups];
    private int _contact;
    private int _tier;

    /// <summary>From now on actions are ranked for a contact, or for the account.</summary>
    public void Begin(int contact)
    {
        (_contact, _tier) = (contact, TierOf(contact));
        Array.Clear(_scores);
    }

    public WishRank Of(CompiledRule rule, CompiledAction action)
    {
        ref var score = ref _scores[action.ScoreGroup];
        if (!score.IsKnown)
        {
            score = WorkOut(action);
        }
        if (score.Failure is { } failure)
        {
            run.Fail("ranking", _contact, failure.Diagnostic);
        }
        return new WishRank(rule.Rule.Band, score.Value, _tier, rule.Rule.Place, _contact);
    }

    private Score WorkOut(CompiledAction action)
    {
        var frame = run.Frame;
        frame.Reset();
        frame.Rows[(int)Entity.Action] = action.Facts;
        var state = run.Workspace.Policy.Score(frame, _scoreRow, out var score);
        frame.Rows[(int)Entity.Action] = null;
        // Minus zero sorts behind zero, and is none to an author.
        return new Score(true, score == 0 ? 0 : score, state == FactState.Failed ? frame.Failure : null);
    }

    // The choice's values stand best first; what is not known comes behind them all.
    private int TierOf(int contact)
    {
        var tier = run.Workspace.Policy.Policy.ValueTier;
        var row = tier is null ? null : run.RowOf(tier.Entity, contact);
        return row?.State(tier!.Column) == FactState.Known ? (int)row.GetBits(tier!.Column) : int.MaxValue;
    }

    private readonly record struct Score(bool IsKnown, double Value, EvaluationFailure? Failure);
}
