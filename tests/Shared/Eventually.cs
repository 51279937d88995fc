namespace Playbooks.Testing;

/// <summary>Waits for what another thread brings about.</summary>
internal static class Eventually
{
    // Not a promise about speed: a guard against a test that never ends.
    private static readonly TimeSpan s_giveUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks again and again until the answer is the hoped-for one, and gives it.</summary>
    public static async Task<T> BecomesAsync<T>(Func<Task<T>> ask, Func<T, bool> hoped)
    {
        using var cancel = new CancellationTokenSource(s_giveUp);
        using var timer = new PeriodicTimer(s_pause);
        var answer = await ask();
        while (!hoped(answer))
        {
            Assert.True(await timer.WaitForNextTickAsync(cancel.Token));
            answer = await ask();
        }
        return answer;
    }
}
