using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Needs;

/// <summary>
/// Which derived facts each fact, expression and text rests on. Facts that scripts worked out are there already; what they
/// rest on counts all the same, for whoever asks what such a fact lacks.
/// </summary>
internal sealed class FactNeeds
{
    // What texts may name beside facts, and nothing of which is a fact.
    private static readonly string[] OtherNames = ["action", "offer", "rule", "decision", "sender", "at", "language"];

    private readonly FactVocabulary _vocabulary;
    private readonly FactRoots _roots;
    private readonly Dictionary<FactDefinition, int> _numbers;
    private readonly Dictionary<FactDefinition, Need> _needs = [];
    private readonly ulong[] _ofContacts;

    public FactNeeds(FactVocabulary vocabulary, ImmutableArray<CompiledDerivation> derivations, FactRoots roots)
    {
        (_vocabulary, _roots) = (vocabulary, roots);
        _numbers = Enumerable.Range(0, derivations.Length).ToDictionary(number => derivations[number].Fact);
        _ofContacts = new ulong[Need.WordsFor(derivations.Length)];
        foreach (var (fact, number) in _numbers)
        {
            _ofContacts[number >> 6] |= fact.Entity == Entity.Contact ? 1UL << number : 0;
        }
        Everything = Nothing();
        // Each after those that it rests on.
        foreach (var fact in vocabulary.Derived)
        {
            _needs.Add(fact, Find(fact));
            Everything.AddOfAll(_needs[fact]);
        }
    }

    /// <summary>All derived facts, of each contact.</summary>
    public Need Everything { get; }

    /// <summary>The layout of the rows that a fact lies in.</summary>
    public RowLayout LayoutOf(FactDefinition fact) => _vocabulary.LayoutOf(fact.Entity);

    /// <summary>The number of a derived fact, or -1 where it is given.</summary>
    public int NumberOf(FactDefinition fact) => _numbers.GetValueOrDefault(fact, -1);

    /// <summary>A need of nothing, to be added to.</summary>
    public Need Nothing() => new(_ofContacts);

    /// <summary>What a fact rests on, itself included.</summary>
    public Need Of(FactDefinition fact) => _needs.GetValueOrDefault(fact) ?? Nothing();

    /// <summary>What facts rest on.</summary>
    public Need Of(IEnumerable<FactDefinition> facts)
    {
        var need = Nothing();
        foreach (var fact in facts)
        {
            need.Add(Of(fact));
        }
        return need;
    }

    /// <summary>What an expression rests on.</summary>
    public Need Of(CheckedExpression? expression)
    {
        var need = Nothing();
        Add(need, expression is null ? [] : _roots.SourcesOf(expression));
        return need;
    }

    /// <summary>What a text rests on: what it names, and everything where it goes through rows.</summary>
    public Need Of(CheckedTemplate? text)
    {
        var need = Nothing();
        foreach (var name in text is null or { Literal: not null } ? [] : text.Uses.Select(use => use.Name).Distinct())
        {
            if (_vocabulary.Find(name) is { } fact)
            {
                need.Add(Of(fact));
            }
            else if (!OtherNames.Contains(name.Split('.')[0]))
            {
                return Everything;
            }
        }
        return need;
    }

    private Need Find(FactDefinition fact)
    {
        var need = Nothing();
        Add(need, _roots.SourcesOf(fact), ofAll: fact.Entity != Entity.Contact);
        if (NumberOf(fact) is >= 0 and var number)
        {
            need.Add(number);
        }
        return need;
    }

    private void Add(Need need, ImmutableArray<FactSource> sources, bool ofAll = false)
    {
        foreach (var source in sources)
        {
            if (ofAll || source.OfAllContacts)
            {
                need.AddOfAll(Of(source.Fact));
            }
            else
            {
                need.Add(Of(source.Fact));
            }
        }
    }
}
