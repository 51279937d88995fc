using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Playbooks.Retention.Decisions;

/// <summary>
/// Decisions one behind the other: whoever awaits it goes on in a line, behind those who came before. Deciding needs more
/// code and tables than a core keeps at hand beside those of the web server and of the store; a decision right behind
/// another one finds them there, and one between two answers has to fetch them. Who is alone goes on at once. Any thread
/// may use it.
/// </summary>
internal sealed class DecidingLine : IThreadPoolWorkItem
{
    // Then others get their turn on the thread.
    private const int MostAtOnce = 32;

    // So many are worth another core.
    private const int EnoughForAnother = 8;

    private static readonly int s_mostWorkers = Environment.ProcessorCount;

    private readonly ConcurrentQueue<Action> _waiting = [];
    private int _count;
    private int _workers;

    /// <summary>A place in the line.</summary>
    public Place GetAwaiter() => new(this);

    void IThreadPoolWorkItem.Execute()
    {
        for (var done = 0; done < MostAtOnce && _waiting.TryDequeue(out var next); done++)
        {
            Interlocked.Decrement(ref _count);
            next();
        }
        Interlocked.Decrement(ref _workers);
        Call();
    }

    private void Join(Action next)
    {
        _waiting.Enqueue(next);
        Interlocked.Increment(ref _count);
        Call();
    }

    // Who joins counts first and looks for workers then, a worker that leaves the other way round: nobody is left waiting.
    private void Call()
    {
        var (waiting, workers) = (Volatile.Read(ref _count), Volatile.Read(ref _workers));
        while (waiting > 0 && workers < Math.Min(s_mostWorkers, 1 + (waiting / EnoughForAnother)))
        {
            var seen = Interlocked.CompareExchange(ref _workers, workers + 1, workers);
            if (seen == workers)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
            workers = seen;
        }
    }

    /// <summary>Somebody's place in the line.</summary>
    /// <param name="line">The line.</param>
    public readonly struct Place(DecidingLine line) : ICriticalNotifyCompletion
    {
        /// <summary>False: everybody queues.</summary>
        public bool IsCompleted => false;

        /// <summary>Nothing comes of it.</summary>
        public void GetResult()
        {
        }

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => line.Join(continuation);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => line.Join(continuation);
    }
}
