using System.Collections.Immutable;

namespace Playbooks.Engine.Scripts;

/// <summary>
/// The processes in which scripts run. They are started when there is something to do, replaced when they die, ended when
/// they take too long or have nothing to do. Any thread may use it; what waits for them is bounded.
/// </summary>
/// <param name="command">How a process is started, or null where that cannot be: then no script is run, and each says so.</param>
/// <param name="clock">The clock.</param>
public sealed class ScriptPool(ScriptCommand? command, TimeProvider clock) : IDisposable
{
    private readonly object _lock = new();
    private readonly Queue<ScriptJob> _urgent = [];
    private readonly Queue<ScriptJob> _patient = [];
    private readonly ScriptWatch _watch = new();
    private readonly TiredScripts _tired = new(clock);
    private readonly ScriptMemory _memory = new();
    private readonly ScriptMemory _memoryOfPatient = new();
    private readonly int _most = Math.Clamp(Environment.ProcessorCount, 1, ScriptLimits.MostProcesses);
    private int _workers;
    private int _idle;
    private int _started;
    private bool _isOver;

    /// <summary>The one of this process: a machine has only so many processors, whoever asks.</summary>
    public static ScriptPool Shared { get; } = new(ScriptCommand.Find(), TimeProvider.System);

    /// <summary>How many processes were started so far.</summary>
    public int Started => Volatile.Read(ref _started);

    private int Waiting => _urgent.Count + _patient.Count;

    /// <summary>What calls come to, in their order: from before where that is known, else by calling.</summary>
    internal async ValueTask<ImmutableArray<ScriptOutcome>> AskAsync(ImmutableArray<ScriptCall> calls, CancellationToken cancel)
    {
        var recall = _memory.Recall(calls);
        return recall.Complete(recall.Unknown.IsEmpty ? [] : await RunAsync(recall.Unknown, cancel));
    }

    /// <summary>
    /// The same for a thread that has nothing else to do. What a book of a million accounts asks for is remembered apart, so
    /// that it drives nothing out that others ask for again.
    /// </summary>
    internal ImmutableArray<ScriptOutcome> Ask(ImmutableArray<ScriptCall> calls)
    {
        var recall = _memoryOfPatient.Recall(calls);
        return recall.Complete(recall.Unknown.IsEmpty ? [] : Run(recall.Unknown));
    }

    /// <summary>Calls scripts; the outcomes in the order of the calls. What waits too long, or behind too many, is not run.</summary>
    internal Task<ImmutableArray<ScriptOutcome>> RunAsync(ImmutableArray<ScriptCall> calls, CancellationToken cancel) =>
        Enqueue(new ScriptJob(calls, clock.GetTimestamp())).WaitAsync(cancel);

    /// <summary>
    /// The same for a thread that has nothing else to do, such as that of a whole book: it waits as long as it takes, and
    /// lets those pass who do not. As many wait as there are such threads.
    /// </summary>
    internal ImmutableArray<ScriptOutcome> Run(ImmutableArray<ScriptCall> calls) => Enqueue(new ScriptJob(calls, since: null)).Wait();

    /// <summary>Ends the processes; what waits is not run.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            Monitor.PulseAll(_lock);
        }
    }

    private ScriptJob Enqueue(ScriptJob job)
    {
        lock (_lock)
        {
            if (command is null || _isOver)
            {
                job.Refuse("scripts cannot run here");
            }
            else if (job.Since is not null && _urgent.Count >= ScriptLimits.MostWaiting)
            {
                job.Refuse("too many others wait");
            }
            else
            {
                (job.Since is null ? _patient : _urgent).Enqueue(job);
                StartWorker();
                Monitor.Pulse(_lock);
            }
        }
        return job;
    }

    private void StartWorker()
    {
        if (Waiting > _idle && _workers < _most)
        {
            _workers++;
            _idle++;
            new Thread(Work) { IsBackground = true, Name = "scripts: speak" }.Start();
        }
    }

    // Each process has one thread that speaks with it, so that no thread of others waits for a script.
    private void Work()
    {
        ScriptChild? child = null;
        while (Next() is { } job)
        {
            var outcomes = Carry(job, ref child);
            // Before anybody hears of it: who asks next finds this process free, and starts no other one.
            BeIdle();
            job.Finish(outcomes);
        }
        Drop(ref child);
    }

    private ImmutableArray<ScriptOutcome> Carry(ScriptJob job, ref ScriptChild? child)
    {
        var waitedTooLong = job.Since is { } since && clock.GetElapsedTime(since) > ScriptLimits.LongestWait;
        var outcomes = ImmutableArray.CreateBuilder<ScriptOutcome>(job.Calls.Length);
        foreach (var call in job.Calls)
        {
            while (job.Since is null && TryTakeUrgent() is { } urgent)
            {
                urgent.Finish(Carry(urgent, ref child));
            }
            outcomes.Add(waitedTooLong ? ScriptOutcome.NotRun("it waited too long for others")
                : job.IsGivenUp ? ScriptOutcome.NotRun("nobody waits for it any more")
                : Call(call, ref child));
        }
        return outcomes.MoveToImmutable();
    }

    private ScriptJob? TryTakeUrgent()
    {
        lock (_lock)
        {
            return _urgent.TryDequeue(out var job) ? job : null;
        }
    }

    private void BeIdle()
    {
        lock (_lock)
        {
            _idle++;
        }
    }

    private ScriptJob? Next()
    {
        lock (_lock)
        {
            var mayWait = true;
            while (Waiting == 0 && mayWait && !_isOver)
            {
                mayWait = Monitor.Wait(_lock, ScriptLimits.Idle);
            }
            _idle--;
            if (_urgent.TryDequeue(out var job) || _patient.TryDequeue(out job))
            {
                return job;
            }
            _workers--;
            return null;
        }
    }

    private ScriptOutcome Call(ScriptCall call, ref ScriptChild? child)
    {
        if (call.Arguments.Length > ScriptLimits.LargestArguments)
        {
            return ScriptOutcome.NotRun($"the facts that it reads have more than {ScriptLimits.LargestArguments} bytes");
        }
        if (_tired.Rests(call.Script))
        {
            return ScriptOutcome.NotRun($"it was stopped {ScriptLimits.MostStops} times in a row and rests for {ScriptLimits.Rest.TotalSeconds} seconds");
        }
        if (child is null && (child = Begin()) is null)
        {
            return ScriptOutcome.NotRun("a process for it could not be started");
        }
        var outcome = child.Call(call.Script, call.Arguments);
        if (outcome is null || ScriptWorld.UsedItUp(outcome))
        {
            outcome ??= ScriptOutcome.Stopped(child.WasLate
                ? $"it took longer than {ScriptLimits.Time.TotalSeconds:0.##} s"
                : "its process died of it: too much memory, or calls that go too deep");
            Drop(ref child);
        }
        _tired.Note(call.Script, outcome.End);
        return outcome;
    }

    private ScriptChild? Begin()
    {
        Interlocked.Increment(ref _started);
        return ScriptChild.Start(command!, _watch, clock);
    }

    private void Drop(ref ScriptChild? child)
    {
        if (child is not null)
        {
            _watch.Remove(child);
            child.Dispose();
            child = null;
        }
    }
}
