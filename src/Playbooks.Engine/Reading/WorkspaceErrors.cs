using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Reading;

/// <summary>Mistakes in what a workspace is made of: its files and workspace.json.</summary>
public static class WorkspaceErrors
{
    /// <summary>A document that every workspace has is not there.</summary>
    public static readonly DiagnosticKind MissingDocument = new("PB4501", Severity.Error, "missing document");

    /// <summary>workspace.json does not say in which format the workspace is written.</summary>
    public static readonly DiagnosticKind NoFormat = new("PB4502", Severity.Error, "no format version");

    /// <summary>The workspace is written in a format that this program does not know.</summary>
    public static readonly DiagnosticKind UnknownFormat = new("PB4503", Severity.Error, "unknown format version");

    /// <summary>A document could not be read from the disk.</summary>
    public static readonly DiagnosticKind Unreadable = new("PB4504", Severity.Error, "unreadable document");

    /// <summary>A document is larger than is read.</summary>
    public static readonly DiagnosticKind TooLarge = new("PB4505", Severity.Error, "document too large");

    /// <summary>A document holds bytes that are not UTF-8.</summary>
    public static readonly DiagnosticKind NotUtf8 = new("PB4506", Severity.Error, "not UTF-8");

    /// <summary>The folder holds more documents than are read.</summary>
    public static readonly DiagnosticKind TooMany = new("PB4507", Severity.Error, "too many documents");

    /// <summary>A document lies where nothing reads it.</summary>
    public static readonly DiagnosticKind Unread = new("PB4508", Severity.Warning, "document that nothing reads");

    /// <summary>The language or the currency is none.</summary>
    public static readonly DiagnosticKind BadSetting = new("PB4509", Severity.Error, "unknown language or currency");
}
