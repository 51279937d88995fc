using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;

namespace Playbooks.Benchmarks.Serving.Load;

/// <summary>Asks a service over many connections, as fast as it answers or at a fixed rate.</summary>
internal sealed class LoadGenerator : IDisposable
{
    private readonly ImmutableArray<Wire> _connections;

    private LoadGenerator(ImmutableArray<Wire> connections) => _connections = connections;

    /// <summary>How many answers there were in all.</summary>
    public long Answers { get; private set; }

    /// <summary>Opens the connections.</summary>
    public static async Task<LoadGenerator> OpenAsync(IPEndPoint server, int connections) =>
        new([.. await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Wire.OpenAsync(server)))]);

    /// <summary>Each connection asks again as soon as it has its answer. Answers a second.</summary>
    public async Task<double> AskAsFastAsItAnswersAsync(ImmutableArray<byte[]> requests, TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(_connections.Select((connection, number) => Task.Run(async () =>
        {
            var done = 0L;
            for (var next = number * requests.Length / _connections.Length; watch.Elapsed < length; next++, done++)
            {
                await connection.AskAsync(requests[next % requests.Length]);
            }
            return done;
        })));
        Answers += answers.Sum();
        return answers.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// Asks at a fixed rate, whether or not answers are late: each request has a time of its own at which it is due, and how
    /// long it took counts from then. How long they took, sorted.
    /// </summary>
    public async Task<double[]> AskAtRateAsync(ImmutableArray<byte[]> requests, double rate, TimeSpan length)
    {
        var took = new double[(int)(rate * length.TotalSeconds)];
        var turns = new Turns(_connections, AskAsync);
        await Task.Factory.StartNew(() => LetFallDue(turns, rate, took.Length), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await turns.WhenAllAreIdleAsync();
        Answers += took.Length;
        Array.Sort(took);
        return took;

        async Task AskAsync(Wire connection, Due due)
        {
            await connection.AskAsync(requests[due.Number % requests.Length]);
            took[due.Number] = Stopwatch.GetElapsedTime(due.At).TotalMilliseconds;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private static void LetFallDue(Turns turns, double rate, int count)
    {
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            var time = began + (long)((number + 1) * Stopwatch.Frequency / rate);
            Alarm.WaitUntil(time);
            turns.Give(new Due(time, number));
        }
    }
}
