using Playbooks.Language.Diagnostics;

namespace Playbooks.Retention.Book;

/// <summary>What can be wrong with the file of a book as a whole. A single bad row is no such mistake: it is rejected and the others are read.</summary>
public static class BookErrors
{
    /// <summary>There is not even a header.</summary>
    public static readonly DiagnosticKind Empty = new("PB5001", Severity.Error, "empty book");

    /// <summary>A column that no fact has the name of.</summary>
    public static readonly DiagnosticKind UnknownColumn = new("PB5002", Severity.Error, "unknown column");

    /// <summary>Two columns with one name.</summary>
    public static readonly DiagnosticKind DuplicateColumn = new("PB5003", Severity.Error, "duplicate column");

    /// <summary>A column for a fact that is derived from others.</summary>
    public static readonly DiagnosticKind DerivedColumn = new("PB5004", Severity.Error, "derived fact given");

    /// <summary>Nothing says whose row it is.</summary>
    public static readonly DiagnosticKind NoAccount = new("PB5005", Severity.Error, "no account id");

    /// <summary>A column for a fact that records of this kind do not hold.</summary>
    public static readonly DiagnosticKind MisplacedColumn = new("PB5007", Severity.Error, "column of other records");

    /// <summary>A file that is neither CSV nor JSON lines.</summary>
    public static readonly DiagnosticKind UnknownFormat = new("PB5006", Severity.Error, "unknown format");

    /// <summary>A file that is no CSV as it is read here: in another alphabet, with other separators, or a workbook.</summary>
    public static readonly DiagnosticKind OtherForm = new("PB5008", Severity.Error, "file of another form");
}
