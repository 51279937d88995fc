using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Scripts;

/// <summary>Takes what came of a script as the value of its fact: of its type, one of its choice, within its limits.</summary>
internal static class ScriptAnswer
{
    /// <summary>The value, or why there is none; neither where the script says that it is not known.</summary>
    public static (object? Value, Diagnostic? Reason) Read(FactDefinition fact, ScriptOutcome outcome)
    {
        var script = ((ScriptDerivation)fact.Derivation!).Script;
        switch (outcome.End)
        {
            case ScriptEnd.Returned:
                return ReadValue(fact, script, outcome.Text);
            case ScriptEnd.Threw:
                return (null, ScriptErrors.Threw.At(PlaceOf(script, outcome), $"the script of `{fact.Name}` failed: {outcome.Text}"));
            case ScriptEnd.Stopped:
                return (null, ScriptErrors.Stopped.At(PlaceOf(script, outcome), $"the script of `{fact.Name}` was stopped: {outcome.Text}"));
            case ScriptEnd.WrongResult:
                return (null, ScriptErrors.WrongResult.At(script.Place, $"the script of `{fact.Name}` returned {outcome.Text}"));
            default:
                return (null, ScriptErrors.NotRun.At(script.Place, $"the script of `{fact.Name}` was not run: {outcome.Text}"));
        }
    }

    // What a script returns is held to what is asked of a value that is given, in the same words.
    private static (object? Value, Diagnostic? Reason) ReadValue(FactDefinition fact, Script script, string json)
    {
        var found = new List<Diagnostic>();
        var node = JsonReader.Read(new SourceText("result", json), found).Root;
        var value = node is null ? null : new FactValueReader(found).Read(fact, node);
        return found.Find(diagnostic => diagnostic.IsError) is { } wrong
            ? (null, ScriptErrors.WrongResult.At(script.Place, $"what the script returned does not fit: {wrong.Message}"))
            : (value, null);
    }

    private static Location PlaceOf(Script script, ScriptOutcome outcome)
    {
        if (outcome.Line == 0)
        {
            return script.Place;
        }
        var at = script.Source.GetIndex(new LinePosition(outcome.Line, outcome.Column));
        return new Location(script.Source, new TextSpan(at, 0), "");
    }
}
