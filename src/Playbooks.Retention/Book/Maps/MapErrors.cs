using Playbooks.Language.Diagnostics;

namespace Playbooks.Retention.Book.Maps;

/// <summary>Mistakes in a map: what it says of columns, joined files and facts.</summary>
public static class MapErrors
{
    /// <summary>A column that the file's header does not have.</summary>
    public static readonly DiagnosticKind UnknownHeader = new("PB5020", Severity.Error, "column that the file does not have");

    /// <summary>A fact is fed from a column that the map does not read.</summary>
    public static readonly DiagnosticKind UnknownColumn = new("PB5021", Severity.Error, "unknown column");

    /// <summary>A fact that the vocabulary does not have.</summary>
    public static readonly DiagnosticKind UnknownFact = new("PB5022", Severity.Error, "unknown fact");

    /// <summary>A fact that follows from others.</summary>
    public static readonly DiagnosticKind DerivedFact = new("PB5023", Severity.Error, "derived fact given");

    /// <summary>A type that columns do not have.</summary>
    public static readonly DiagnosticKind UnknownType = new("PB5024", Severity.Error, "unknown type of a column");

    /// <summary>Values of one type cannot be the fact's.</summary>
    public static readonly DiagnosticKind WrongType = new("PB5025", Severity.Error, "column of another type than the fact");

    /// <summary>A value is translated into one that the fact does not have.</summary>
    public static readonly DiagnosticKind UnknownValue = new("PB5026", Severity.Error, "translation into an unknown value");

    /// <summary>A column is worked out from one that comes behind it.</summary>
    public static readonly DiagnosticKind LateColumn = new("PB5027", Severity.Error, "column that is worked out later");

    /// <summary>A joined file that is not beside the book.</summary>
    public static readonly DiagnosticKind MissingFile = new("PB5028", Severity.Error, "missing file");

    /// <summary>Nothing feeds the account's id.</summary>
    public static readonly DiagnosticKind NoAccount = new("PB5029", Severity.Error, "no account id");

    /// <summary>A format in which no date can be read.</summary>
    public static readonly DiagnosticKind BadFormat = new("PB5030", Severity.Error, "malformed date format");

    /// <summary>A name that expressions could not say.</summary>
    public static readonly DiagnosticKind BadName = new("PB5031", Severity.Error, "malformed name of a column");

    /// <summary>A joined file that is larger than is kept in memory.</summary>
    public static readonly DiagnosticKind TooLarge = new("PB5032", Severity.Error, "joined file too large");
}
