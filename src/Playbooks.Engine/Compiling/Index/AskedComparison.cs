namespace Playbooks.Engine.Compiling.Index;

/// <summary>Compares what rules ask with what rules of an earlier index asked, whose facts are turned into the same keys.</summary>
/// <param name="plan">What the rules ask.</param>
internal sealed class AskedComparison(IndexedRules plan)
{
    private readonly Dictionary<CellPredicate, (int Coding, KeySet Set)?> _known = new(ReferenceEqualityComparer.Instance);
    // By coding, the last rule that was found to ask about the fact.
    private readonly int[] _seen = [.. Enumerable.Repeat(KeptRules.None, plan.Codings.Length)];

    /// <summary>Whether a rule wants the same keys of all facts as another one did.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="earlier">The other one.</param>
    public bool AsksTheSame(int number, CompiledRule rule, CompiledRule earlier)
    {
        if (rule.Rule.From != earlier.Rule.From || rule.Rule.Until != earlier.Rule.Until)
        {
            return false;
        }
        return rule.Cells == earlier.Cells || AskTheSame(number, earlier.Cells);
    }

    // As they are taken in: one cell of each fact, the first that keys can say.
    private bool AskTheSame(int number, ReadOnlySpan<CellPredicate> earlier)
    {
        foreach (var predicate in earlier)
        {
            if (KeysOf(predicate) is not var (coding, set) || _seen[coding] == number)
            {
                continue;
            }
            _seen[coding] = number;
            var asked = plan.Asked[coding];
            if (asked.SetOf[number] is var own && (own == AskedFact.Nothing || !asked.Sets[own].HoldsTheSameAs(set)))
            {
                return false;
            }
        }
        for (var coding = 0; coding < _seen.Length; coding++)
        {
            // Days were compared already.
            if (plan.Codings[coding].Fact is not null && plan.Asked[coding].SetOf[number] != AskedFact.Nothing && _seen[coding] != number)
            {
                return false;
            }
        }
        return true;
    }

    private (int Coding, KeySet Set)? KeysOf(CellPredicate predicate)
    {
        if (!_known.TryGetValue(predicate, out var keys))
        {
            _known.Add(predicate, keys = plan.KeysOf(predicate.Cell));
        }
        return keys;
    }
}
