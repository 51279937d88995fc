using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>Mistakes in policy.json.</summary>
public static class PolicyErrors
{
    /// <summary>A time zone that this machine does not know.</summary>
    public static readonly DiagnosticKind UnknownTimeZone = new("PB4301", Severity.Error, "unknown time zone");

    /// <summary>Opening hours that are none.</summary>
    public static readonly DiagnosticKind BadHours = new("PB4302", Severity.Error, "malformed opening hours");

    /// <summary>A value tier that is no choice.</summary>
    public static readonly DiagnosticKind NotAChoice = new("PB4303", Severity.Error, "value tier that is no choice");

    /// <summary>A fact that should name a time zone and is no text.</summary>
    public static readonly DiagnosticKind NotAText = new("PB4304", Severity.Error, "time zone that is no text");

    /// <summary>Quiet hours with one end only.</summary>
    public static readonly DiagnosticKind OpenQuietHours = new("PB4305", Severity.Error, "quiet hours with one end");
}
