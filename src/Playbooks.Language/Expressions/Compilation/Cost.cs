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

    /// <summary>What working with a value costs beyond the step of the call itself.</summary>
    public static int Of<T>(T value) => value switch
    {
        string text => text.Length / CharactersPerStep,
        ListValue list => list.Count,
        _ => 0,
    };

    /// <summary>Counts a call: its result, and what its arguments cost. False when the limit is reached; the frame then has the failure.</summary>
    public static bool Charge<T>(EvaluationFrame frame, Site site, T result, int arguments = 0)
    {
        if (frame.Spend(1 + Of(result) + arguments))
        {
            return true;
        }
        site.FailOfSteps(frame);
        return false;
    }
}
