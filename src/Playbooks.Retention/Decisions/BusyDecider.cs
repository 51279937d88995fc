using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Decisions;

/// <summary>Has machine code made for a decider that has made many decisions, on a thread beside them. Any thread may use it.</summary>
internal sealed class BusyDecider
{
    /// <summary>
    /// So many decisions. Who has made them is likely to make as many again, and so to win back the time that the code takes
    /// to make; who asks now and then never comes so far.
    /// </summary>
    public const int Many = 20_000;

    private Decider? _decider;
    private int _count;

    /// <summary>A decision of a decider.</summary>
    public void Count(Decider decider)
    {
        // What other threads count at that moment may be lost: the code is made a little later.
        if (!ReferenceEquals(_decider, decider))
        {
            (_decider, _count) = (decider, 0);
        }
        if (Interlocked.Increment(ref _count) == Many)
        {
            new Thread(decider.Generate) { IsBackground = true, Name = "decisions: code" }.Start();
        }
    }
}
