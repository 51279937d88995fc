using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// Finds the rules that hold for the rows of a frame: whoever implements it reports the same rules in the same order,
/// shares one instance among all threads and allocates nothing. <see cref="RuleIndex"/> does in the product; the tests
/// hold it to one that tests rule after rule.
/// </summary>
internal abstract class RuleMatcher
{
    /// <summary>The rules that it finds among, by place.</summary>
    public abstract ReadOnlySpan<CompiledRule> Rules { get; }

    /// <summary>
    /// Adds to <paramref name="matches"/> each rule whose days, cells and condition hold, by place, and each whose
    /// cells hold while its condition fails. <c>otherwise</c> is not looked at here: it depends on the other matches.
    /// </summary>
    public abstract void Match(EvaluationFrame frame, RuleMatches matches);
}
