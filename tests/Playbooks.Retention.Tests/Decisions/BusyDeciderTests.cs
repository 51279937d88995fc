using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Retention.Decisions;
using Playbooks.Retention.Tests.SampleBooks;
using Playbooks.Testing;

namespace Playbooks.Retention.Tests.Decisions;

/// <summary>When the decider of a service gets machine code.</summary>
public sealed class BusyDeciderTests
{
    private readonly BusyDecider _busy = new();

    [Fact]
    public async Task ADeciderOfManyDecisionsGetsMachineCode()
    {
        var decider = Release.Create(ShippedBook.Release.Workspace).Decider;
        Count(decider, BusyDecider.Many);
        Assert.True(await Eventually.BecomesAsync(() => Task.FromResult(decider.IsGenerated), isGenerated => isGenerated));
    }

    [Fact]
    public void AnotherReleaseIsCountedAnew()
    {
        var (first, second) = (Release.Create(ShippedBook.Release.Workspace).Decider, Release.Create(ShippedBook.Release.Workspace).Decider);
        Count(first, BusyDecider.Many - 1);
        Count(second, BusyDecider.Many - 1);
        Assert.False(first.IsGenerated || second.IsGenerated);
    }

    private void Count(Decider decider, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _busy.Count(decider);
        }
    }
}
