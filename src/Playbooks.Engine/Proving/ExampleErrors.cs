using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Proving;

/// <summary>Mistakes in examples. The facts that they give are checked like any other facts.</summary>
public static class ExampleErrors
{
    /// <summary>An expected action that the catalogue does not have.</summary>
    public static readonly DiagnosticKind UnknownAction = new("PB4401", Severity.Error, "unknown action in an example");

    /// <summary>An expected rule that no playbook has.</summary>
    public static readonly DiagnosticKind UnknownRule = new("PB4402", Severity.Error, "unknown rule in an example");

    /// <summary>An expected fact that the vocabulary does not have.</summary>
    public static readonly DiagnosticKind UnknownFact = new("PB4403", Severity.Error, "unknown fact in an example");

    /// <summary>An expected band that the policy does not have.</summary>
    public static readonly DiagnosticKind UnknownBand = new("PB4404", Severity.Error, "unknown band in an example");

    /// <summary>A contact that the example does not give.</summary>
    public static readonly DiagnosticKind UnknownContact = new("PB4405", Severity.Error, "unknown contact in an example");

    /// <summary>A contact's fact expected where there is not exactly one contact.</summary>
    public static readonly DiagnosticKind WhichContact = new("PB4406", Severity.Error, "fact of a contact that is not the only one");

    /// <summary>An example that expects nothing.</summary>
    public static readonly DiagnosticKind NothingExpected = new("PB4407", Severity.Error, "example that expects nothing");

    /// <summary>Two examples of one name.</summary>
    public static readonly DiagnosticKind RepeatedName = new("PB4408", Severity.Error, "two examples of one name");

    /// <summary>An example that gives other actions or facts than it expects.</summary>
    public static readonly DiagnosticKind NotMet = new("PB4409", Severity.Error, "example that comes out otherwise");
}
