using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Puts derived facts in an order in which each comes behind those that it uses, and finds circles.</summary>
internal sealed class DerivationOrder
{
    private readonly IReadOnlyDictionary<string, DraftDerivation> _derivations;
    private readonly Func<string, FactDefinition> _declared;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];
    private readonly ImmutableArray<string>.Builder _order = ImmutableArray.CreateBuilder<string>();

    private DerivationOrder(IReadOnlyDictionary<string, DraftDerivation> derivations, Func<string, FactDefinition> declared, ICollection<Diagnostic> diagnostics) =>
        (_derivations, _declared, _diagnostics) = (derivations, declared, diagnostics);

    /// <summary>The names in order; facts of a circle, which is reported once, stand where they happen to.</summary>
    /// <param name="names">The derived facts in the author's order, which is kept where it can be.</param>
    /// <param name="derivations">What could be read of them.</param>
    /// <param name="declared">Finds a fact, for its place.</param>
    /// <param name="diagnostics">Receives the circles.</param>
    public static ImmutableArray<string> Sort(IEnumerable<string> names, IReadOnlyDictionary<string, DraftDerivation> derivations, Func<string, FactDefinition> declared, ICollection<Diagnostic> diagnostics)
    {
        var sorter = new DerivationOrder(derivations, declared, diagnostics);
        foreach (var name in names)
        {
            sorter.Visit(name);
        }
        return sorter._order.ToImmutable();
    }

    // As deep as facts depend on one another, of which there are two thousand at most.
    private void Visit(string name)
    {
        if (_done.Contains(name) || !_derivations.TryGetValue(name, out var derivation))
        {
            return;
        }
        if (_path.IndexOf(name) is >= 0 and var start)
        {
            ReportCircle(_path[start..]);
            return;
        }
        _path.Add(name);
        foreach (var used in derivation.Uses)
        {
            Visit(used);
        }
        _path.RemoveAt(_path.Count - 1);
        if (_done.Add(name))
        {
            _order.Add(name);
        }
    }

    private void ReportCircle(List<string> circle)
    {
        var chain = string.Join(" → ", circle.Append(circle[0]).Select(name => $"`{name}`"));
        var help = circle.Count == 1 ? "a fact cannot be derived from itself" : "give one of them, or derive it from other facts";
        _diagnostics.Add(VocabularyErrors.Circle.At(_declared(circle[0]).Location!, $"facts are derived from one another in a circle: {chain}", help));
    }
}
