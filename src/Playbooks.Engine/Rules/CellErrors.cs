using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>Mistakes in cells and in values of facts.</summary>
public static class CellErrors
{
    /// <summary>A choice has no such value.</summary>
    public static readonly DiagnosticKind UnknownChoice = new("PB2401", Severity.Error, "unknown value of a choice");

    /// <summary>A number that is none.</summary>
    public static readonly DiagnosticKind BadNumber = new("PB2402", Severity.Error, "malformed number");

    /// <summary>Something other than true or false.</summary>
    public static readonly DiagnosticKind BadBoolean = new("PB2403", Severity.Error, "neither true nor false");

    /// <summary>A range whose lower end is above its upper one.</summary>
    public static readonly DiagnosticKind UpsideDown = new("PB2404", Severity.Error, "range upside down");

    /// <summary>A test that the type of the fact does not have.</summary>
    public static readonly DiagnosticKind NotApplicable = new("PB2405", Severity.Error, "test that does not apply");

    /// <summary>A value that reads like a test.</summary>
    public static readonly DiagnosticKind UnquotedWord = new("PB2406", Severity.Error, "special word without quotes");

    /// <summary>A cell or a value in it with nothing in it.</summary>
    public static readonly DiagnosticKind Empty = new("PB2407", Severity.Error, "empty cell");

    /// <summary>A test that does not exist.</summary>
    public static readonly DiagnosticKind UnknownTest = new("PB2408", Severity.Error, "unknown test");

    /// <summary>A quoted value without its closing quote, or with something behind it.</summary>
    public static readonly DiagnosticKind BadQuotes = new("PB2409", Severity.Error, "malformed quotes");

    /// <summary>A value that stands in the cell twice.</summary>
    public static readonly DiagnosticKind Repeated = new("PB2410", Severity.Warning, "value named twice");

    /// <summary>A value of another kind than the fact.</summary>
    public static readonly DiagnosticKind WrongKind = new("PB2411", Severity.Error, "value of another kind");

    /// <summary>A value that the fact cannot have, for its <c>min</c> and <c>max</c>.</summary>
    public static readonly DiagnosticKind OutOfReach = new("PB2412", Severity.Warning, "value that the fact cannot have");

    /// <summary>A point that may be meant to part thousands, and parts decimals.</summary>
    public static readonly DiagnosticKind ThousandsPoint = new("PB2413", Severity.Warning, "point that may be meant for thousands");
}
