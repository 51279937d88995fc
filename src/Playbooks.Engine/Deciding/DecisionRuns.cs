using Playbooks.Engine.Compiling;

namespace Playbooks.Engine.Deciding;

/// <summary>The runs of decisions that are made, each kept for a decision to come: as many as threads decide at once. Any thread may use it.</summary>
internal sealed class DecisionRuns
{
    // What an account with thousands of contacts took is not kept.
    private const int MostContacts = 256;

    private readonly DecisionRun?[] _kept = new DecisionRun?[Environment.ProcessorCount];

    /// <summary>A run that begins with a decision, and is nobody else's until it is given back.</summary>
    public DecisionRun Begin(CompiledWorkspace workspace, DecisionRequest request, string id)
    {
        var run = Take() ?? new DecisionRun(workspace);
        run.Begin(request, id);
        return run;
    }

    /// <summary>Ends a decision; nobody may use its run any more.</summary>
    public void End(DecisionRun run)
    {
        var isSmall = run.Contacts.Length <= MostContacts;
        run.End();
        for (var (i, own) = (0, Own); isSmall && i < _kept.Length; i++)
        {
            ref var place = ref _kept[(own + i) % _kept.Length];
            if (place is null && Interlocked.CompareExchange(ref place, run, null) is null)
            {
                return;
            }
        }
    }

    // What a run touches lies in the cache of the core that it was used on.
    private int Own => (int)((uint)Thread.GetCurrentProcessorId() % (uint)_kept.Length);

    private DecisionRun? Take()
    {
        for (var (i, own) = (0, Own); i < _kept.Length; i++)
        {
            ref var place = ref _kept[(own + i) % _kept.Length];
            if (place is not null && Interlocked.Exchange(ref place, null) is { } run)
            {
                return run;
            }
        }
        return null;
    }
}
