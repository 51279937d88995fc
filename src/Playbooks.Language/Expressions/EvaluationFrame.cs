using System.Collections.Immutable;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions;

/// <summary>
/// What evaluations read and count. One thread uses a frame at a time; the compiled expressions themselves are
/// shared. Call <see cref="Reset"/> between decisions, so that each starts with all of its steps.
/// </summary>
public sealed class EvaluationFrame
{
    private int _stepsLeft;

    /// <summary>A frame with nothing in its rows and variables yet.</summary>
    /// <param name="now">The time that <c>now</c> means; never the clock's.</param>
    /// <param name="rows">How many named rows the scope has.</param>
    /// <param name="variables">How many variables the scope has.</param>
    /// <param name="stepLimit">How many steps may be taken until the next <see cref="Reset"/>.</param>
    public EvaluationFrame(DateTimeOffset now, int rows = 0, int variables = 0, int stepLimit = ExpressionLimits.Steps)
    {
        Now = now;
        Rows = new FactRow?[rows];
        Variables = new object?[variables];
        StepLimit = stepLimit;
        _stepsLeft = stepLimit;
    }

    /// <summary>A frame for <see cref="ExpressionScope.WithFacts"/>.</summary>
    public static EvaluationFrame Of(ImmutableArray<JsonFact> facts, DateTimeOffset now)
    {
        var frame = new EvaluationFrame(now, variables: facts.Length);
        for (var i = 0; i < facts.Length; i++)
        {
            frame.Variables[i] = facts[i].Value;
        }
        return frame;
    }

    /// <summary>The rows by position in the scope; in a missing row nothing is known.</summary>
    public FactRow?[] Rows { get; }

    /// <summary>The variables' values in the order of the scope, as CLR values of exactly their types; null is not known.</summary>
    public object?[] Variables { get; }

    /// <summary>The time that <c>now</c> means.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>How many steps may be taken until the next <see cref="Reset"/>.</summary>
    public int StepLimit { get; }

    /// <summary>How many steps were taken: one for each element that a list method looks at, and for each call.</summary>
    public int Steps => StepLimit - _stepsLeft;

    /// <summary>Why the last evaluation that failed did so.</summary>
    public EvaluationFailure? Failure { get; internal set; }

    // Elements that list methods are looking at, by depth.
    internal object?[] Locals { get; } = new object?[ExpressionLimits.ListDepth];

    /// <summary>Gives back all steps and forgets the failure.</summary>
    public void Reset()
    {
        _stepsLeft = StepLimit;
        Failure = null;
    }

    // False when the limit is reached; the caller then fails with the place at which it stands.
    internal bool Spend(int steps)
    {
        _stepsLeft -= steps;
        if (_stepsLeft >= 0)
        {
            return true;
        }
        _stepsLeft = 0;
        return false;
    }
}
