using System.Globalization;
using Jint.Native;
using Jint.Native.Json;
using Jint.Parser;
using Jint.Runtime;

namespace Playbooks.Engine.Scripts;

/// <summary>
/// One call of a script, in a world that is made for it and thrown away: what a call does to prototypes, globals or its
/// own variables reaches no other one. It runs in a process of its own; nothing of that process is handed in.
/// </summary>
internal static class ScriptWorld
{
    private const string Prelude = "prelude";
    private const string MemoryWords = "it used more memory than scripts have";

    /// <summary>Calls a function of a script.</summary>
    /// <param name="source">The script. It is parsed anew each time, for the engine keeps values in the tree.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="arguments">What it is called with: a JSON list.</param>
    public static ScriptOutcome Call(string source, string function, string arguments)
    {
        var engine = new Jint.Engine(options => options
            .MaxStatements(ScriptLimits.MostStatements)
            .LimitRecursion(ScriptLimits.DeepestCalls)
            .LocalTimeZone(TimeZoneInfo.Utc)
            .Culture(CultureInfo.InvariantCulture));
        try
        {
            engine.Execute(ScriptPrelude.Text, new ParserOptions { Source = Prelude });
            engine.Execute(source);
            return ScriptResult.Write(engine.GetValue(function).Invoke(Read(engine, arguments)));
        }
        catch (JavaScriptException thrown)
        {
            return Locate(ScriptEnd.Threw, Short(thrown.Error.IsPrimitive() ? thrown.Error.ToString() : thrown.Message), thrown.Location);
        }
        catch (StatementsCountOverflowException)
        {
            return Locate(ScriptEnd.Stopped, $"it took more than {ScriptLimits.MostStatements} statements", engine.GetLastSyntaxNode()?.Location);
        }
        catch (Exception deep) when (deep is RecursionDepthOverflowException or InsufficientExecutionStackException)
        {
            return Locate(ScriptEnd.Stopped, $"its calls went more than {ScriptLimits.DeepestCalls} deep", engine.GetLastSyntaxNode()?.Location);
        }
        catch (OutOfMemoryException)
        {
            return ScriptOutcome.Stopped(MemoryWords);
        }
        catch (Exception other) when (other is not AccessViolationException)
        {
            // The edge of the process: what the engine cannot do with a script is the script's failure, whatever it throws.
            return Locate(ScriptEnd.Threw, "it does what cannot be done here: " + Short(other.Message), engine.GetLastSyntaxNode()?.Location);
        }
    }

    /// <summary>Whether an outcome leaves the process short of memory, so that a new one has to take its place.</summary>
    public static bool UsedItUp(ScriptOutcome outcome) => outcome is { End: ScriptEnd.Stopped, Text: MemoryWords };

    private static JsValue[] Read(Jint.Engine engine, string arguments)
    {
        var list = new JsonParser(engine).Parse(arguments).AsArray();
        var length = (int)list.Get("length").AsNumber();
        return [.. Enumerable.Range(0, length).Select(i => list.Get(i.ToString(CultureInfo.InvariantCulture)))];
    }

    // What the prelude refuses was asked for somewhere in the script, and the engine does not say where.
    private static ScriptOutcome Locate(ScriptEnd end, string words, Location? place) =>
        place is null || place.Source == Prelude ? new ScriptOutcome(end, words) : new ScriptOutcome(end, words, place.Start.Line, place.Start.Column + 1);

    private static string Short(string? message)
    {
        var words = string.Concat((message ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter).Take(ScriptLimits.LongestMessage + 1)).Trim();
        return words.Length > ScriptLimits.LongestMessage ? words[..(char.IsHighSurrogate(words[ScriptLimits.LongestMessage - 1]) ? ScriptLimits.LongestMessage - 1 : ScriptLimits.LongestMessage)] + "…" : words;
    }
}
