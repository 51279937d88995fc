namespace Playbooks.Language.Expressions;

/// <summary>What an expression may cost. Limits count characters, levels and steps, never time.</summary>
public static class ExpressionLimits
{
    /// <summary>The longest expression, in characters.</summary>
    public const int Length = 16_384;

    /// <summary>How deep brackets, signs and conditions may stand in one another.</summary>
    public const int Nesting = 100;

    /// <summary>How many operators may build on one another's result: <c>1 + 1 + 1 + …</c>.</summary>
    public const int Height = 200;

    /// <summary>How deep list methods may stand in one another.</summary>
    public const int ListDepth = 8;

    /// <summary>How many steps one evaluation may take, unless its frame says otherwise.</summary>
    public const int Steps = 1_000_000;

    /// <summary>The longest text that an expression may make, in characters.</summary>
    public const int TextLength = 1_048_576;

    /// <summary>The longest pattern of <c>matches</c>, with repetitions counted as often as they may occur.</summary>
    public const int PatternSize = 10_000;
}
