using Playbooks.Engine.Checking;

namespace Playbooks.Engine.Tests.Checking;

public sealed class SideBySideTests
{
    [Fact]
    public void BothAreDoneBeforeItReturnsEachOnAThreadOfItsOwn()
    {
        using var both = new Barrier(2);
        var (first, second) = (0, 0);

        // Each waits for the other, which they could not do one after the other.
        SideBySide.Run(
            () =>
            {
                both.SignalAndWait();
                first = Environment.CurrentManagedThreadId;
            },
            () =>
            {
                both.SignalAndWait();
                second = Environment.CurrentManagedThreadId;
            });

        Assert.Equal(Environment.CurrentManagedThreadId, first);
        Assert.NotEqual(0, second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void WhatEitherThrowsIsThrownHere()
    {
        Assert.Throws<InvalidDataException>(() => SideBySide.Run(() => { }, () => throw new InvalidDataException()));
        Assert.Throws<InvalidDataException>(() => SideBySide.Run(() => throw new InvalidDataException(), () => { }));
    }
}
