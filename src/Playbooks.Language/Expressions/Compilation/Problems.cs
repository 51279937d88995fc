using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>What both evaluators say of the same trouble.</summary>
internal static class Problems
{
    public static readonly Problem Overflow = new(ExpressionErrors.Overflow, "the result is out of the range of its type");

    public static readonly Problem DivisionByZero = new(ExpressionErrors.DivisionByZero, "this divides by zero", "ask first: `x != 0 ? a / x : 0`");

    public static Problem FactFailed(string fact) => new(ExpressionErrors.FactFailed, $"`{fact}` could not be worked out");

    public static Problem Conversion(object value, DataType type, bool isExplicit) => isExplicit
        ? new Problem(ExpressionErrors.ConversionFailed, value is string || type is not ScalarType { IsNumeric: true }
            ? $"`{Shown(value)}` cannot be read as {AuthorWords.Of(type)}"
            : $"`{Shown(value)}` is out of the range of {type.Name}")
        : new Problem(ExpressionErrors.RunTimeType, $"{AuthorWords.Of(type)} is needed, and this is {AuthorWords.Of(DataTypes.Of(value))}");

    private static string Shown(object value)
    {
        const int Longest = 60;
        var text = ValueText.Format(value);
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }
}
