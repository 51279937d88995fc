using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Reading;

/// <summary>Mistakes in the syntax of a JSON document.</summary>
public static class JsonErrors
{
    /// <summary>There is nothing in it.</summary>
    public static readonly DiagnosticKind Empty = new("PB1001", Severity.Error, "empty document");

    /// <summary>Something stands where nothing like it may.</summary>
    public static readonly DiagnosticKind Unexpected = new("PB1002", Severity.Error, "unexpected text");

    /// <summary>A comma between two values is missing.</summary>
    public static readonly DiagnosticKind MissingComma = new("PB1003", Severity.Error, "missing comma");

    /// <summary>The colon behind a key is missing.</summary>
    public static readonly DiagnosticKind MissingColon = new("PB1004", Severity.Error, "missing colon");

    /// <summary>A value is missing.</summary>
    public static readonly DiagnosticKind MissingValue = new("PB1005", Severity.Error, "missing value");

    /// <summary>A comma stands behind the last value.</summary>
    public static readonly DiagnosticKind TrailingComma = new("PB1006", Severity.Error, "comma behind the last value");

    /// <summary>JSON has no comments.</summary>
    public static readonly DiagnosticKind Comment = new("PB1007", Severity.Error, "comment");

    /// <summary>A text or key in single quotes or in typographic ones.</summary>
    public static readonly DiagnosticKind WrongQuotes = new("PB1008", Severity.Error, "wrong quotes");

    /// <summary>A text or key without quotes.</summary>
    public static readonly DiagnosticKind NoQuotes = new("PB1009", Severity.Error, "text without quotes");

    /// <summary>A number in a form that JSON does not have.</summary>
    public static readonly DiagnosticKind BadNumber = new("PB1010", Severity.Error, "malformed number");

    /// <summary>A text without its closing quote.</summary>
    public static readonly DiagnosticKind OpenText = new("PB1011", Severity.Error, "text that is not closed");

    /// <summary>A backslash with something behind it that is no escape.</summary>
    public static readonly DiagnosticKind BadEscape = new("PB1012", Severity.Error, "malformed escape");

    /// <summary>A control character inside a text.</summary>
    public static readonly DiagnosticKind ControlCharacter = new("PB1013", Severity.Error, "control character in a text");

    /// <summary>A bracket that is not closed.</summary>
    public static readonly DiagnosticKind NotClosed = new("PB1014", Severity.Error, "bracket that is not closed");

    /// <summary>Brackets within brackets, too many.</summary>
    public static readonly DiagnosticKind TooDeep = new("PB1015", Severity.Error, "nested too deeply");

    /// <summary>Something behind the end of the document's value.</summary>
    public static readonly DiagnosticKind BehindEnd = new("PB1016", Severity.Error, "text behind the end");

    /// <summary>More mistakes than are worth listing.</summary>
    public static readonly DiagnosticKind TooMany = new("PB1017", Severity.Error, "too many mistakes");

    /// <summary>A document beyond the size that is read.</summary>
    public static readonly DiagnosticKind TooLong = new("PB1018", Severity.Error, "document too long");
}
