namespace Playbooks.Language.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>What cannot be published.</summary>
    Error,

    /// <summary>What works, and probably not as meant.</summary>
    Warning,

    /// <summary>What is worth knowing.</summary>
    Information,
}
