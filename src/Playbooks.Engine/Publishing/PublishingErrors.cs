using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>Mistakes in what drafts and releases are asked for.</summary>
public static class PublishingErrors
{
    /// <summary>No document of a workspace can have that path.</summary>
    public static readonly DiagnosticKind BadPath = new("PB4701", Severity.Error, "path that no document may have");

    /// <summary>Another document has the same path but for capital letters.</summary>
    public static readonly DiagnosticKind PathAlike = new("PB4702", Severity.Error, "path that differs from another in capital letters alone");

    /// <summary>The text is larger than a document may be.</summary>
    public static readonly DiagnosticKind TooLarge = new("PB4703", Severity.Error, "document too large");

    /// <summary>The text has characters that no text file can hold.</summary>
    public static readonly DiagnosticKind NotText = new("PB4704", Severity.Error, "text that no file can hold");

    /// <summary>The workspace would have more documents, or larger ones, than it may.</summary>
    public static readonly DiagnosticKind TooMany = new("PB4705", Severity.Error, "too many documents");

    /// <summary>There is no document of that path.</summary>
    public static readonly DiagnosticKind NoDocument = new("PB4706", Severity.Error, "no such document");

    /// <summary>A title or a note is missing or too long.</summary>
    public static readonly DiagnosticKind BadNote = new("PB4707", Severity.Error, "missing or overlong note");

    /// <summary>A release cannot go live at that time.</summary>
    public static readonly DiagnosticKind BadTime = new("PB4708", Severity.Error, "time at which nothing can go live");

    /// <summary>A file of the folder holds something else than the live release, and would be written over.</summary>
    public static readonly DiagnosticKind FolderDiffers = new("PB4709", Severity.Error, "file with an edit that is not live");

    /// <summary>A document was changed by the draft and by a later release.</summary>
    public static readonly DiagnosticKind ChangedTwice = new("PB4710", Severity.Error, "document changed here and by a later release");

    /// <summary>The folder does not take what goes live.</summary>
    public static readonly DiagnosticKind FolderNotWritable = new("PB4711", Severity.Error, "folder that cannot be written");
}
