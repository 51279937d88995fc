using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Mistakes in facts.json.</summary>
public static class VocabularyErrors
{
    /// <summary>A fact whose name has another form than <c>account.arr</c>.</summary>
    public static readonly DiagnosticKind BadName = new("PB4001", Severity.Error, "malformed fact name");

    /// <summary>A fact that is both given and derived.</summary>
    public static readonly DiagnosticKind Twice = new("PB4002", Severity.Error, "fact declared twice");

    /// <summary>A name that every vocabulary has by itself.</summary>
    public static readonly DiagnosticKind BuiltIn = new("PB4003", Severity.Error, "built-in name");

    /// <summary>A type that does not exist.</summary>
    public static readonly DiagnosticKind UnknownType = new("PB4004", Severity.Error, "unknown type");

    /// <summary>A choice without values, or values without a choice.</summary>
    public static readonly DiagnosticKind BadChoice = new("PB4005", Severity.Error, "choice and values do not go together");

    /// <summary><c>min</c> above <c>max</c>.</summary>
    public static readonly DiagnosticKind BoundsUpsideDown = new("PB4006", Severity.Error, "min above max");

    /// <summary><c>min</c> or <c>max</c> of a type without an order.</summary>
    public static readonly DiagnosticKind BoundsNotApplicable = new("PB4007", Severity.Error, "min or max does not apply");

    /// <summary>A derived fact with no way, or several ways, to work it out.</summary>
    public static readonly DiagnosticKind NotOneDerivation = new("PB4008", Severity.Error, "not exactly one derivation");

    /// <summary>Derived facts that wait for one another.</summary>
    public static readonly DiagnosticKind Circle = new("PB4009", Severity.Error, "facts in a circle");

    /// <summary>A row of a table with too many or too few cells.</summary>
    public static readonly DiagnosticKind RowLength = new("PB4010", Severity.Error, "row of another length");

    /// <summary>A contact's fact where no contact is spoken of.</summary>
    public static readonly DiagnosticKind OutOfSight = new("PB4011", Severity.Error, "contact's fact without a contact");

    /// <summary>Bands over a fact that is no number.</summary>
    public static readonly DiagnosticKind NotNumeric = new("PB4012", Severity.Error, "bands over something that is no number");

    /// <summary>Two bands with one threshold.</summary>
    public static readonly DiagnosticKind SameThreshold = new("PB4013", Severity.Error, "two bands with one threshold");

    /// <summary>A script that is not in the workspace.</summary>
    public static readonly DiagnosticKind MissingScript = new("PB4014", Severity.Error, "missing script");

    /// <summary>An event's fact that is to follow from the records, of which the event is one.</summary>
    public static readonly DiagnosticKind RecordedEvent = new("PB4017", Severity.Error, "event's fact that follows from records");

    /// <summary>Thresholds of bands that neither fall nor rise from one to the next.</summary>
    public static readonly DiagnosticKind OutOfOrder = new("PB4018", Severity.Warning, "thresholds out of order");

    /// <summary>More facts than are read.</summary>
    public static readonly DiagnosticKind TooMany = new("PB4016", Severity.Error, "too many facts");
}
