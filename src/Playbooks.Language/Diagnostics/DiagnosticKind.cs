namespace Playbooks.Language.Diagnostics;

/// <summary>One kind of mistake: a code that is never reused, its weight, and its entry in the reference.</summary>
/// <param name="Code"><c>PB</c> and four digits.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Title">What is wrong, in general.</param>
public sealed record DiagnosticKind(string Code, Severity Severity, string Title)
{
    /// <summary>A mistake of this kind.</summary>
    /// <param name="location">Where.</param>
    /// <param name="message">What is wrong: lower case, no full stop, the author's words in backticks.</param>
    /// <param name="help">What to write instead, where that can be said.</param>
    public Diagnostic At(Location location, string message, Advice? help = null) =>
        new(Code, Severity, message, location, help?.Text) { Replacement = help?.RepairOf(location) };
}
