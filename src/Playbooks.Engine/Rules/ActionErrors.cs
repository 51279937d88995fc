using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>Mistakes in actions.json, in what rules change of actions, and in the templates' files.</summary>
public static class ActionErrors
{
    /// <summary>An action that the catalogue does not have.</summary>
    public static readonly DiagnosticKind UnknownAction = new("PB4101", Severity.Error, "unknown action");

    /// <summary>A template that is not in the workspace.</summary>
    public static readonly DiagnosticKind UnknownTemplate = new("PB4102", Severity.Error, "unknown template");

    /// <summary>A template that is written for another channel.</summary>
    public static readonly DiagnosticKind OtherChannel = new("PB4103", Severity.Error, "template of another channel");

    /// <summary>Steps that are not in the order of the stages.</summary>
    public static readonly DiagnosticKind StepsOutOfOrder = new("PB4104", Severity.Error, "steps out of order");

    /// <summary>A band that the policy does not have.</summary>
    public static readonly DiagnosticKind UnknownBand = new("PB4105", Severity.Error, "unknown band");

    /// <summary>An action that excludes itself.</summary>
    public static readonly DiagnosticKind ExcludesItself = new("PB4106", Severity.Error, "action that excludes itself");

    /// <summary>An action that no rule recommends.</summary>
    public static readonly DiagnosticKind Unused = new("PB4107", Severity.Information, "action that no rule recommends");

    /// <summary>A template that no action uses.</summary>
    public static readonly DiagnosticKind UnusedTemplate = new("PB4108", Severity.Information, "template that no action uses");

    /// <summary>An action that speaks of a contact, recommended where there is none.</summary>
    public static readonly DiagnosticKind NeedsContact = new("PB4110", Severity.Error, "action that needs a contact");

    /// <summary>No action, or more than one, finds facts out.</summary>
    public static readonly DiagnosticKind NoFindOut = new("PB4111", Severity.Error, "no action to find facts out");

    /// <summary>Due times by a fact that is no choice.</summary>
    public static readonly DiagnosticKind NotAChoice = new("PB4112", Severity.Error, "due times by something that is no choice");

    /// <summary>A translated template without the one that it translates.</summary>
    public static readonly DiagnosticKind NoOriginal = new("PB4113", Severity.Warning, "translation without its original");

    /// <summary>An owner that is all but another one.</summary>
    public static readonly DiagnosticKind UnlikelyOwner = new("PB4114", Severity.Warning, "owner that is most likely misspelled");
}
