using System.Collections.Concurrent;

namespace Playbooks.Engine.Scripts;

/// <summary>
/// The side of the child: reads calls from standard input, runs them one after the other, and answers on standard output.
/// It ends when its input does, also in the middle of a call: nobody is left to answer to.
/// </summary>
public static class ScriptHost
{
    /// <summary>The word that starts the command as such a child.</summary>
    public const string Verb = "script-host";

    // The engine calls itself for each step of a script; what limits it counts must be reached before the stack ends.
    private const int StackBytes = 256 << 20;
    private const int LongestFrame = ScriptLimits.LargestArguments + 4096;
    private const int Used = 3;

    // What the first real call would wait for otherwise: the engine's own code being compiled.
    private const string WarmUp = """
        function warm(account, contacts, at) {
          var sum = 0, texts = [], day = new Date(at);
          for (var i = 0; i < contacts.length; i++) { if (contacts[i].x !== undefined) { sum += contacts[i].x; texts.push('a' + i); } }
          try { throw new Error('x'); } catch (e) { sum += e.message.length; }
          texts.sort(function (a, b) { return a < b ? -1 : 1; });
          return Math.round(sum + texts.map(function (t) { return t.length; }).length + day.getUTCDate() + (/a/.test(texts.join()) ? 1 : 0));
        }
        """;

    /// <summary>Answers until the input ends. The exit code.</summary>
    public static int Run(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ScriptRights.GiveUp();
        using var frames = new BlockingCollection<ScriptFrame>(boundedCapacity: 2);
        var answering = new Thread(() => Answer(frames, output), StackBytes) { IsBackground = true };
        answering.Start();
        while (ScriptFrame.Read(input, LongestFrame) is { } frame)
        {
            frames.Add(frame);
        }
        return 0;
    }

    private static void Answer(BlockingCollection<ScriptFrame> frames, Stream output)
    {
        for (var i = 0; i < 2; i++)
        {
            ScriptWorld.Call(WarmUp, "warm", """[{"name":"a"},[{"x":1.5},{"x":2},{}],"2026-01-01T00:00:00Z"]""");
        }
        new ScriptFrame(ScriptFrameKind.Ready, []).Write(output);
        var source = "";
        foreach (var frame in frames.GetConsumingEnumerable())
        {
            if (frame.Kind == ScriptFrameKind.Source)
            {
                source = frame.Text;
                continue;
            }
            var call = frame.Text;
            var end = call.IndexOf('\n', StringComparison.Ordinal);
            var outcome = ScriptWorld.Call(source, call[..end], call[(end + 1)..]);
            outcome.ToFrame().Write(output);
            if (ScriptWorld.UsedItUp(outcome))
            {
                Environment.Exit(Used);
            }
        }
    }
}
