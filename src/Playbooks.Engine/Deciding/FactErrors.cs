using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Deciding;

/// <summary>Mistakes in facts that are given to decide about, and derived facts that come out wrong.</summary>
public static class FactErrors
{
    /// <summary>A fact that the vocabulary does not have.</summary>
    public static readonly DiagnosticKind UnknownFact = new("PB4601", Severity.Error, "unknown fact");

    /// <summary>A derived fact that is given.</summary>
    public static readonly DiagnosticKind DerivedGiven = new("PB4602", Severity.Error, "derived fact that is given");

    /// <summary>A value of another type than its fact.</summary>
    public static readonly DiagnosticKind WrongType = new("PB4603", Severity.Error, "value of another type than its fact");

    /// <summary>A text that is none of a choice's values.</summary>
    public static readonly DiagnosticKind NotAChoice = new("PB4604", Severity.Error, "none of the values of a choice");

    /// <summary>A value beyond the limits that its fact declares.</summary>
    public static readonly DiagnosticKind OutOfRange = new("PB4605", Severity.Error, "value out of range");

    /// <summary>Two contacts with the same id.</summary>
    public static readonly DiagnosticKind RepeatedContact = new("PB4606", Severity.Error, "two contacts with the same id");

    /// <summary>More contacts, elements or characters than are read.</summary>
    public static readonly DiagnosticKind TooMany = new("PB4607", Severity.Error, "too many");

    /// <summary>Nobody to decide about.</summary>
    public static readonly DiagnosticKind NoAccount = new("PB4608", Severity.Error, "no account");

    /// <summary>A derived value beyond the limits that its fact declares.</summary>
    public static readonly DiagnosticKind DerivedOutOfRange = new("PB4610", Severity.Error, "derived value out of range");
}
