namespace Playbooks.Language.Expressions.Compilation;

/// <summary>
/// An operation on two numbers with a point, as an empty struct, so that each becomes machine code of its own. Nothing can
/// go wrong with it: what is too large is infinite, and what is divided by zero too.
/// </summary>
internal interface IRealOperation
{
    static abstract double Of(double left, double right);
}

/// <summary><c>+</c></summary>
internal readonly struct RealSum : IRealOperation
{
    public static double Of(double left, double right) => left + right;
}

/// <summary><c>-</c></summary>
internal readonly struct RealDifference : IRealOperation
{
    public static double Of(double left, double right) => left - right;
}

/// <summary><c>*</c></summary>
internal readonly struct RealProduct : IRealOperation
{
    public static double Of(double left, double right) => left * right;
}

/// <summary><c>/</c></summary>
internal readonly struct RealQuotient : IRealOperation
{
    public static double Of(double left, double right) => left / right;
}

/// <summary><c>%</c></summary>
internal readonly struct RealRest : IRealOperation
{
    public static double Of(double left, double right) => left % right;
}
