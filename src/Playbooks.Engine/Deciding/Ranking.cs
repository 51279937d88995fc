using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Works out where an action stands among the others.</summary>
internal sealed class Ranking(DecisionRun run)
{
    private readonly FactRow _scoreRow = CompiledPolicy.NewScoreRow();

    public WishRank Of(CompiledRule rule, CompiledAction action, int contact)
    {
        var frame = run.Frame;
        frame.Reset();
        frame.Rows[(int)Entity.Action] = action.Facts;
        if (run.Workspace.Policy.Score(frame, _scoreRow, out var score) == FactState.Failed)
        {
            run.FailByFrame("ranking", contact);
        }
        frame.Rows[(int)Entity.Action] = null;
        // Minus zero sorts behind zero, and is none to an author.
        return new WishRank(rule.Rule.Band, score == 0 ? 0 : score, TierOf(contact), rule.Rule.Place, contact);
    }

    // The choice's values stand best first; what is not known comes behind them all.
    private int TierOf(int contact)
    {
        var tier = run.Workspace.Policy.Policy.ValueTier;
        var row = tier is null ? null : run.RowOf(tier.Entity, contact);
        return row?.State(tier!.Column) == FactState.Known ? (int)row.GetBits(tier!.Column) : int.MaxValue;
    }
}
