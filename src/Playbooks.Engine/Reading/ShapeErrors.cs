using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Reading;

/// <summary>Mistakes in the shape of a JSON document: its keys, and what kind of value stands behind them.</summary>
public static class ShapeErrors
{
    /// <summary>A key that means nothing there.</summary>
    public static readonly DiagnosticKind UnknownKey = new("PB1101", Severity.Error, "unknown key");

    /// <summary>A key that must be there is not.</summary>
    public static readonly DiagnosticKind MissingKey = new("PB1102", Severity.Error, "missing key");

    /// <summary>A key that stands twice in an object.</summary>
    public static readonly DiagnosticKind DuplicateKey = new("PB1103", Severity.Error, "duplicate key");

    /// <summary>A text where a number belongs, and the like.</summary>
    public static readonly DiagnosticKind WrongKind = new("PB1104", Severity.Error, "wrong kind of value");

    /// <summary>A word that is none of those that may stand there.</summary>
    public static readonly DiagnosticKind UnknownWord = new("PB1105", Severity.Error, "unknown word");

    /// <summary>A number that is too small, too large or not whole.</summary>
    public static readonly DiagnosticKind OutOfRange = new("PB1106", Severity.Error, "number out of range");

    /// <summary>Keys that exclude one another.</summary>
    public static readonly DiagnosticKind Conflict = new("PB1107", Severity.Error, "keys that exclude one another");

    /// <summary>An id or a name in a form that is not used here.</summary>
    public static readonly DiagnosticKind BadName = new("PB1108", Severity.Error, "malformed name");

    /// <summary>A list or text with nothing in it where something must be.</summary>
    public static readonly DiagnosticKind Nothing = new("PB1109", Severity.Error, "empty value");

    /// <summary>A value that stands twice in a list.</summary>
    public static readonly DiagnosticKind Repeated = new("PB1110", Severity.Error, "repeated value");

    /// <summary>More of something than is read.</summary>
    public static readonly DiagnosticKind TooMany = new("PB1111", Severity.Error, "too many");

    /// <summary>A day or time of day that does not exist or is written otherwise.</summary>
    public static readonly DiagnosticKind BadDate = new("PB1112", Severity.Error, "malformed date or time");

    /// <summary>A duration that is written otherwise.</summary>
    public static readonly DiagnosticKind BadDuration = new("PB1113", Severity.Error, "malformed duration");
}
