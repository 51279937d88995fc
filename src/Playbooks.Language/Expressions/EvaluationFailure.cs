using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Expressions;

/// <summary>Why an evaluation failed, and where in the expression.</summary>
/// <param name="Diagnostic">Code, message, place and help.</param>
public sealed record EvaluationFailure(Diagnostic Diagnostic)
{
    /// <summary>What went wrong.</summary>
    public string Message => Diagnostic.Message;
}
