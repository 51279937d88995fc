using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling.Needs;

/// <summary>
/// Finds out which derived facts the cells of rules that could still matter ask about. It follows the rules that ask about
/// facts which are not there in any case, as a set of bits. What is there takes out those that cannot hold any more; then one
/// derived fact after the other, the one that rests on the fewest others first, is worked out if a rule that is left asks
/// about it, and takes out more. A fact that no rule asks about which is left makes no difference to a lookup: whatever is
/// read in its place, the rules that ask about it are ruled out by what was worked out.
/// </summary>
internal sealed class RuleNeeds
{
    /// <summary>A fact of contacts is worked out for each of them, of whom an account has a few.</summary>
    public const int ContactsOfAnAccount = 4;

    // Those facts that take out the most. A choice takes a few nanoseconds, and cells as much each: those are tried once for
    // an account, and of no contact.
    private const int MostQuestions = 8;

    private readonly int _words;
    private readonly ulong[] _all;
    private readonly RuleQuestion[] _ofAccount;
    private readonly RuleQuestion[] _ofContacts;
    private readonly Waiting[] _waiting;

    /// <summary>What rules ask.</summary>
    /// <param name="rules">The rules, all for contacts or all for the account.</param>
    /// <param name="facts">What facts rest on.</param>
    /// <param name="sure">The derived facts that are worked out in any case, for each contact.</param>
    public RuleNeeds(ReadOnlySpan<CompiledRule> rules, FactNeeds facts, Need sure)
    {
        var asked = new List<(CellPredicate Cell, int Rule)>();
        var count = 0;
        foreach (var rule in rules)
        {
            if (IsOpen(rule))
            {
                foreach (var cell in rule.Cells)
                {
                    asked.Add((cell, count));
                }
                count++;
            }
        }
        _words = (count + 63) / 64;
        _all = new ulong[_words];
        for (var i = 0; i < count; i++)
        {
            _all[i >> 6] |= 1UL << i;
        }
        var byFact = asked.GroupBy(one => one.Cell.Cell.Fact).ToList();
        var there = byFact.Where(fact => !IsWaiting(fact.Key)).OrderByDescending(fact => fact.Count()).Take(MostQuestions).ToList();
        _ofAccount = [.. there.Where(fact => fact.Key.Entity != Entity.Contact).Select(QuestionOf).OfType<RuleQuestion>()];
        _ofContacts = [.. there.Where(fact => fact.Key.Entity == Entity.Contact).Select(QuestionOf).OfType<RuleQuestion>()];
        _waiting = [.. byFact.Where(fact => IsWaiting(fact.Key)).OrderBy(fact => CostOf(fact.Key)).Select(WaitingFor)];

        bool IsOpen(CompiledRule rule)
        {
            foreach (var cell in rule.Cells)
            {
                if (IsWaiting(cell.Cell.Fact))
                {
                    return true;
                }
            }
            return false;
        }

        bool IsWaiting(FactDefinition fact) => facts.NumberOf(fact) is >= 0 and var number && !sure.Has(number);

        int CostOf(FactDefinition fact) => facts.Of(fact).CountBeside(sure) + (fact.Entity == Entity.Contact ? ContactsOfAnAccount - 1 : 0);

        RuleQuestion? QuestionOf(IGrouping<FactDefinition, (CellPredicate Cell, int Rule)> fact) =>
            RuleQuestion.Of(fact.Key, facts.LayoutOf(fact.Key), fact, _words, fact.Key.Entity == Entity.Contact ? 0 : RuleQuestion.MostCells);

        Waiting WaitingFor(IGrouping<FactDefinition, (CellPredicate Cell, int Rule)> fact)
        {
            var asking = new ulong[_words];
            foreach (var (_, rule) in fact)
            {
                asking[rule >> 6] |= 1UL << rule;
            }
            return new Waiting(facts.Of(fact.Key), asking, QuestionOf(fact));
        }
    }

    /// <summary>How many words a set of the rules takes; 0 where none asks about a fact that is not there in any case.</summary>
    public int Words => _words;

    /// <summary>Leaves the rules that what there is of the account and the event does not rule out.</summary>
    public void Begin(EvaluationFrame frame, Span<ulong> left)
    {
        _all.CopyTo(left);
        Ask(_ofAccount, frame, left);
    }

    /// <summary>Works out what the rules that are left ask about, while fewer and fewer are.</summary>
    /// <param name="deriving">Works facts out.</param>
    /// <param name="frame">Speaks of the contact, or of the account alone.</param>
    /// <param name="contact">Which contact.</param>
    /// <param name="left">The rules that the account leaves; what is left of them in the end is of no use.</param>
    public void WorkOut(Deriving deriving, EvaluationFrame frame, int contact, Span<ulong> left)
    {
        Ask(_ofContacts, frame, left);
        foreach (var waiting in _waiting)
        {
            if (Meet(waiting.Asking, left))
            {
                deriving.WorkOut(waiting.Need, contact);
                waiting.Question?.Ask(frame, left);
            }
        }
    }

    private static void Ask(RuleQuestion[] questions, EvaluationFrame frame, Span<ulong> left)
    {
        foreach (var question in questions)
        {
            question.Ask(frame, left);
        }
    }

    private static bool Meet(ReadOnlySpan<ulong> some, ReadOnlySpan<ulong> others)
    {
        for (var i = 0; i < some.Length; i++)
        {
            if ((some[i] & others[i]) != 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A fact that is worked out when a rule that is left asks about it.</summary>
    private sealed record Waiting(Need Need, ulong[] Asking, RuleQuestion? Question);
}
