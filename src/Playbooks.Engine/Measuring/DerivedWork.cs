using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Measuring;

/// <summary>How many derived facts decisions work out, each contact's counted by itself.</summary>
/// <param name="All">For a decision that is explained or recorded, on average.</param>
/// <param name="Needed">For one of which only the actions and the report are wanted, as in a whole book.</param>
public sealed record DerivedWork(double All, double Needed)
{
    /// <summary>Decides, and counts.</summary>
    /// <param name="release">What decides.</param>
    /// <param name="requests">A decision to be made for each account, one at least; what scripts work out is filled in.</param>
    public static DerivedWork Of(Release release, ImmutableArray<DecisionRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(release);
        return new DerivedWork(requests.Average(request => Count(release, request)), requests.Average(request => Count(release, ActionsAlone(request))));
    }

    /// <summary>A request of which only the actions and the report are wanted.</summary>
    public static DecisionRequest ActionsAlone(DecisionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { WritesMessages = false, LooksAtMisses = false, ExplainsAllRules = false, DerivesAllFacts = false };
    }

    private static long Count(Release release, DecisionRequest request)
    {
        var run = new DecisionRun(release.Decider.Compiled, request, "count");
        release.Decider.Decide(run);
        return run.Deriving.WorkedOut;
    }
}
