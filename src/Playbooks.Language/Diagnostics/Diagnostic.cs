namespace Playbooks.Language.Diagnostics;

/// <summary>An author's mistake, as a value.</summary>
/// <param name="Code">The kind's code.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Location">Where.</param>
/// <param name="Help">What to write instead, or null.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Message, Location Location, string? Help)
{
    /// <summary>What the place holds when it is mended, where that is known; editors offer it as a repair.</summary>
    public string? Replacement { get; init; }

    /// <summary>Whether this keeps the workspace from being published.</summary>
    public bool IsError => Severity == Severity.Error;

    /// <summary>One line: place, severity, code, message.</summary>
    public override string ToString() =>
        $"{Location}: {DiagnosticText.Word(Severity)} {Code}: {Message}";
}
