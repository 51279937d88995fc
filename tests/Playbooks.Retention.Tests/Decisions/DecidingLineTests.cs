using Playbooks.Retention.Decisions;

namespace Playbooks.Retention.Tests.Decisions;

/// <summary>The line that decisions stand in.</summary>
public sealed class DecidingLineTests
{
    private const int Many = 20_000;

    [Fact]
    public async Task EverybodyGetsTheirTurn()
    {
        var line = new DecidingLine();

        var turns = await Task.WhenAll(Enumerable.Range(0, Many).Select(number => Task.Run(async () =>
        {
            await line;
            return number;
        })));

        Assert.Equal(Enumerable.Range(0, Many), turns);
    }

    [Fact]
    public async Task OneThatFailsKeepsNobodyElse()
    {
        var line = new DecidingLine();
        var failing = FailAsync();

        await line;

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);

        async Task FailAsync()
        {
            await line;
            throw new InvalidOperationException("this one alone");
        }
    }

    [Fact]
    public async Task WhatFlowsWithACallFlowsThroughTheLine()
    {
        var line = new DecidingLine();
        var flowing = new AsyncLocal<int>();

        var seen = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            flowing.Value = number;
            await line;
            return flowing.Value;
        }));

        Assert.Equal(Enumerable.Range(0, 100), seen);
    }
}
