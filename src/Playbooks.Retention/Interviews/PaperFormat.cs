namespace Playbooks.Retention.Interviews;

/// <summary>What a paper is written as.</summary>
public enum PaperFormat
{
    /// <summary>Markdown text.</summary>
    Md,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>A document for Word and its like.</summary>
    Docx,

    /// <summary>A document for print, which a browser makes of the web page.</summary>
    Pdf,
}
