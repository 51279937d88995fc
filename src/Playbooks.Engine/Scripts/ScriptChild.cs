using System.Diagnostics;
using System.Text;

namespace Playbooks.Engine.Scripts;

/// <summary>A process for scripts, seen from the one that calls. One thread speaks with it; another ends it when time is up.</summary>
internal sealed class ScriptChild : IDisposable
{
    // A text of the longest kind, each letter escaped, a thousand of them, is more than anybody can mean.
    private const int LongestAnswer = 2 << 20;
    private const long None = 0;
    private const long Late = -1;

    private readonly Process _process;
    private readonly TimeProvider _clock;
    private long _deadline;
    private string? _source;

    private ScriptChild(Process process, TimeProvider clock) => (_process, _clock) = (process, clock);

    /// <summary>Whether it was ended because time was up.</summary>
    public bool WasLate { get; private set; }

    /// <summary>Starts one; <paramref name="watch"/> ends it when it takes too long. Null where it cannot be started.</summary>
    public static ScriptChild? Start(ScriptCommand command, ScriptWatch watch, TimeProvider clock)
    {
        Process process;
        try
        {
            process = Process.Start(command.ToStartInfo())!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        var child = new ScriptChild(process, clock);
        // What it says there when it dies is for nobody; a pipe that is full would keep it from dying.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        watch.Add(child);
        child.Allow(ScriptLimits.Start);
        if (child.Receive() is { Kind: ScriptFrameKind.Ready } && child.IsInTime())
        {
            return child;
        }
        watch.Remove(child);
        child.Dispose();
        return null;
    }

    /// <summary>Calls a script; null where the process died over it or was ended.</summary>
    public ScriptOutcome? Call(Script script, byte[] arguments)
    {
        Allow(ScriptLimits.Time);
        var head = Encoding.UTF8.GetBytes(script.Function + "\n");
        var outcome = Send(script.Source.Text, [.. head, .. arguments]) && Receive() is { } frame ? ScriptOutcome.Of(frame) : null;
        return IsInTime() ? outcome : null;
    }

    /// <summary>Ends it when its time is up.</summary>
    public void EndWhenLate()
    {
        var deadline = Volatile.Read(ref _deadline);
        if (deadline is not (None or Late) && _clock.GetTimestamp() > deadline && Interlocked.CompareExchange(ref _deadline, Late, deadline) == deadline)
        {
            End();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        _process.Dispose();
    }

    private void Allow(TimeSpan time) => Volatile.Write(ref _deadline, _clock.GetTimestamp() + (long)(time.TotalSeconds * _clock.TimestampFrequency));

    // Whoever comes first decides: an answer that was read while the process was being ended counts as late.
    private bool IsInTime()
    {
        WasLate = Interlocked.Exchange(ref _deadline, None) == Late;
        return !WasLate;
    }

    private bool Send(string source, byte[] call)
    {
        try
        {
            var stream = _process.StandardInput.BaseStream;
            if (!ReferenceEquals(_source, source))
            {
                ScriptFrame.Of(ScriptFrameKind.Source, source).Write(stream);
                _source = source;
            }
            new ScriptFrame(ScriptFrameKind.Call, call).Write(stream);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private ScriptFrame? Receive()
    {
        try
        {
            return ScriptFrame.Read(_process.StandardOutput.BaseStream, LongestAnswer);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private void End()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
