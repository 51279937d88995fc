namespace Playbooks.Benchmarks.Deciding;

/// <summary>
/// What one side is asked about a contact. Each question is a type of its own, so that each gets a loop compiled for it
/// alone: one loop for all would be compiled to favour whichever side it ran first.
/// </summary>
internal interface IQuestion
{
    /// <summary>What comes of it for a contact.</summary>
    int Ask(int contact);
}

internal readonly struct LimitBest(Limit.HandWritten limit) : IQuestion
{
    public int Ask(int contact) => limit.Best(contact);
}

internal readonly struct LimitAll(Limit.HandWritten limit) : IQuestion
{
    public int Ask(int contact) => limit.All(contact);
}

internal readonly struct LoopBest(DelegateLoop loop) : IQuestion
{
    public int Ask(int contact) => loop.Best(contact);
}

internal readonly struct LoopAll(DelegateLoop loop) : IQuestion
{
    public int Ask(int contact) => loop.All(contact);
}

internal readonly struct OursBest(Ours ours) : IQuestion
{
    public int Ask(int contact) => ours.Best(contact);
}

internal readonly struct OursBestTraced(Ours ours) : IQuestion
{
    public int Ask(int contact) => ours.BestTraced(contact);
}

internal readonly struct OursBestExplained(Ours ours) : IQuestion
{
    public int Ask(int contact) => ours.BestExplained(contact);
}

internal readonly struct OursAll(Ours ours) : IQuestion
{
    public int Ask(int contact) => ours.All(contact);
}

internal readonly struct OursAllTraced(Ours ours) : IQuestion
{
    public int Ask(int contact) => ours.AllTraced(contact);
}

internal readonly struct OursAllExplained(Ours ours) : IQuestion
{
    public int Ask(int contact) => ours.AllExplained(contact);
}
