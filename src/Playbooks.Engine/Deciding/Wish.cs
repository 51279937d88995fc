using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// An action that matching rules want for one contact or the account, ranked by the best of them. Once a decision is
/// made it serves the next one.
/// </summary>
internal sealed class Wish
{
    /// <summary>The best first, and of equals the one that came up first.</summary>
    public static readonly Comparison<Wish> ByRank = static (left, right) =>
        left._rank.CompareTo(in right._rank) is var order and not 0 ? order : left.Order.CompareTo(right.Order);

    private static readonly Comparison<CompiledRule> s_byPlace = static (left, right) => left.Rule.Place.CompareTo(right.Rule.Place);

    private readonly List<CompiledRule> _others = [];
    private readonly List<FactDefinition> _asks = [];
    private WishRank _rank;

    /// <summary>A wish of one rule.</summary>
    /// <param name="contact">Index of the contact, or <see cref="DecisionRun.TheAccount"/>.</param>
    /// <param name="rank">The rank that the rule gives it.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="action">The action as that rule wants it.</param>
    public Wish(int contact, WishRank rank, CompiledRule rule, CompiledAction action)
    {
        (Rule, Action) = (rule, action);
        Begin(contact, rank, rule, action, 0);
    }

    public int Contact { get; private set; }

    public WishRank Rank => _rank;

    public CompiledRule Rule { get; private set; }

    public CompiledAction Action { get; private set; }

    /// <summary>Its place in the order in which wishes came up: of equals the first ranks first.</summary>
    public int Order { get; private set; }

    public string ActionId => Action.Definition.Id;

    /// <summary>The ids of the other rules that want it, by place.</summary>
    public ImmutableArray<string> Others
    {
        get
        {
            _others.Sort(s_byPlace);
            return _others.Count == 0 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(IdsOfOthers());
        }
    }

    /// <summary>What is to be found out, by all of them.</summary>
    public ImmutableArray<FactDefinition> Asks => _asks.Count == 0 ? [] : [.. _asks];

    /// <summary>Begins anew as the wish of one rule.</summary>
    public void Begin(int contact, WishRank rank, CompiledRule rule, CompiledAction action, int order)
    {
        (Contact, _rank, Rule, Action, Order) = (contact, rank, rule, action, order);
        _others.Clear();
        _asks.Clear();
    }

    /// <summary>Takes in that another rule wants the same; the better one of the two gives it its place.</summary>
    public void Join(WishRank rank, CompiledRule rule, CompiledAction action)
    {
        if (rule == Rule)
        {
            return;
        }
        if (rank.CompareTo(in _rank) < 0)
        {
            _others.Add(Rule);
            (_rank, Rule, Action) = (rank, rule, action);
        }
        else
        {
            _others.Add(rule);
        }
    }

    private string[] IdsOfOthers()
    {
        var ids = new string[_others.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = _others[i].Rule.Id;
        }
        return ids;
    }

    /// <summary>Adds what is to be found out.</summary>
    public void Ask(FactDefinition fact)
    {
        if (!_asks.Contains(fact))
        {
            _asks.Add(fact);
        }
    }
}

/// <summary>What actions are ordered by: band, then the formula (higher first), then the value tier, then the rule's place, then the contact's.</summary>
internal readonly record struct WishRank(int Band, double Score, int Tier, int Place, int Contact)
{
    public int CompareTo(in WishRank other)
    {
        var order = Band.CompareTo(other.Band);
        order = order != 0 ? order : other.Score.CompareTo(Score);
        order = order != 0 ? order : Tier.CompareTo(other.Tier);
        order = order != 0 ? order : Place.CompareTo(other.Place);
        return order != 0 ? order : Contact.CompareTo(other.Contact);
    }
}
