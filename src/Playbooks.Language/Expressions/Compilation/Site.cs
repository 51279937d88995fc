using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>A place in an expression at which its evaluation may fail.</summary>
internal sealed class Site(Excerpt excerpt, TextSpan span)
{
    public string Text => excerpt.Text.Substring(span.Start, span.Length);

    public FactState Fail(EvaluationFrame frame, Problem problem)
    {
        frame.Failure = new EvaluationFailure(problem.Kind.At(excerpt.Locate(span), problem.Message, problem.Help));
        return FactState.Failed;
    }

    public FactState FailOfSteps(EvaluationFrame frame) =>
        Fail(frame, new Problem(ExpressionErrors.TooManySteps, $"evaluating takes more than {frame.StepLimit} steps"));
}
