using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Scripts;

/// <summary>Mistakes in scripts, found when a workspace is checked, and what can go wrong when they run.</summary>
public static class ScriptErrors
{
    /// <summary>A script that is no JavaScript of the fifth edition.</summary>
    public static readonly DiagnosticKind Syntax = new("PB4801", Severity.Error, "script with a syntax error");

    /// <summary>A script that is longer, or nested deeper, than is read.</summary>
    public static readonly DiagnosticKind TooLarge = new("PB4802", Severity.Error, "script too long or nested too deeply");

    /// <summary>A script without the function that works its fact out.</summary>
    public static readonly DiagnosticKind NoFunction = new("PB4803", Severity.Error, "script without its function");

    /// <summary>A parameter that a script's function cannot have.</summary>
    public static readonly DiagnosticKind UnknownParameter = new("PB4804", Severity.Error, "unknown parameter of a script");

    /// <summary>A clock, chance, or code made of text.</summary>
    public static readonly DiagnosticKind NotPure = new("PB4805", Severity.Error, "script that is not pure");

    /// <summary>A script that reads personal data for a fact that is not called personal.</summary>
    public static readonly DiagnosticKind Personal = new("PB4806", Severity.Error, "personal data in a fact that is not personal");

    /// <summary>A script that rests on another script.</summary>
    public static readonly DiagnosticKind RestsOnScript = new("PB4807", Severity.Error, "script that rests on a script");

    /// <summary>A script that threw an error.</summary>
    public static readonly DiagnosticKind Threw = new("PB4811", Severity.Error, "script that failed");

    /// <summary>A script that was stopped at a limit.</summary>
    public static readonly DiagnosticKind Stopped = new("PB4812", Severity.Error, "script that was stopped");

    /// <summary>A result that does not fit its fact.</summary>
    public static readonly DiagnosticKind WrongResult = new("PB4813", Severity.Error, "script whose result does not fit");

    /// <summary>A script that was not run.</summary>
    public static readonly DiagnosticKind NotRun = new("PB4814", Severity.Error, "script that was not run");
}
