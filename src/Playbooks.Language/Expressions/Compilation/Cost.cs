using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>What results cost: a step each, and more for long texts and lists, so that the step limit bounds memory too.</summary>
internal static class Cost
{
    private const int CharactersPerStep = 64;

    /// <summary>The problem with a text of this length, or null.</summary>
    public static Problem? OfLength(long length) => length <= ExpressionLimits.TextLength
        ? null
        : new Problem(ExpressionErrors.TextTooLong, $"the text would be longer than {ExpressionLimits.TextLength} characters");

    /// <summary>Counts a result. False when the limit is reached; the frame then has the failure.</summary>
    public static bool Charge<T>(EvaluationFrame frame, Site site, T value)
    {
        var steps = 1 + value switch
        {
            string text => text.Length / CharactersPerStep,
            ListValue list => list.Count,
            _ => 0,
        };
        if (frame.Spend(steps))
        {
            return true;
        }
        site.FailOfSteps(frame);
        return false;
    }
}
