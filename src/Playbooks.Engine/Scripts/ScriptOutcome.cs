using System.Globalization;

namespace Playbooks.Engine.Scripts;

/// <summary>What came of one call of a script.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Text">The value as JSON, or the words that say why there is none.</param>
/// <param name="Line">The line in the script where it failed, from 1; 0 where that is not known.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ScriptOutcome(ScriptEnd End, string Text, int Line = 0, int Column = 0)
{
    internal static ScriptOutcome Stopped(string why) => new(ScriptEnd.Stopped, why);

    internal static ScriptOutcome NotRun(string why) => new(ScriptEnd.NotRun, why);

    internal ScriptFrame ToFrame() => End == ScriptEnd.Returned
        ? ScriptFrame.Of(ScriptFrameKind.Value, Text)
        : ScriptFrame.Of(ScriptFrameKind.Failure, string.Create(CultureInfo.InvariantCulture, $"{(int)End} {Line} {Column} {Text}"));

    /// <summary>Reads a frame; null where it says nothing that a child may say.</summary>
    internal static ScriptOutcome? Of(ScriptFrame frame)
    {
        if (frame.Kind == ScriptFrameKind.Value)
        {
            return new ScriptOutcome(ScriptEnd.Returned, frame.Text);
        }
        var parts = frame.Text.Split(' ', 4);
        return frame.Kind == ScriptFrameKind.Failure
            && parts.Length == 4
            && Enum.TryParse<ScriptEnd>(parts[0], out var end) && end is ScriptEnd.Threw or ScriptEnd.Stopped or ScriptEnd.WrongResult
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var line)
            && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var column)
                ? new ScriptOutcome(end, parts[3], Math.Max(0, line), Math.Max(0, column))
                : null;
    }
}

/// <summary>How a call of a script ended.</summary>
public enum ScriptEnd
{
    /// <summary>It returned something that may be a fact.</summary>
    Returned,

    /// <summary>It threw an error.</summary>
    Threw,

    /// <summary>It reached a limit.</summary>
    Stopped,

    /// <summary>It returned something that no fact can be.</summary>
    WrongResult,

    /// <summary>It was not run.</summary>
    NotRun,
}
