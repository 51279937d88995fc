using System.Numerics;
using Playbooks.Language.Expressions.Syntax;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>The five operations on numbers of one type.</summary>
internal static class Arithmetics
{
    /// <param name="op">Which.</param>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    /// <param name="wraps">Whether a whole number that grows too large begins again at the other end.</param>
    /// <exception cref="OverflowException">The result is too large, and it does not wrap.</exception>
    /// <exception cref="DivideByZeroException">A whole number or an amount is divided by zero.</exception>
    public static T Compute<T>(BinaryOperator op, T left, T right, bool wraps)
        where T : INumber<T> => op switch
    {
        BinaryOperator.Add => wraps ? unchecked(left + right) : checked(left + right),
        BinaryOperator.Subtract => wraps ? unchecked(left - right) : checked(left - right),
        BinaryOperator.Multiply => wraps ? unchecked(left * right) : checked(left * right),
        BinaryOperator.Divide => left / right,
        _ => left % right,
    };
}
