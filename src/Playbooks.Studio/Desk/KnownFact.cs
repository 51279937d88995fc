using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;
using Playbooks.Studio.Wording;

namespace Playbooks.Studio.Desk;

/// <summary>A fact of a decision as the card shows it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">Its value in words.</param>
/// <param name="Origin">Where it comes from, and how old it is.</param>
/// <param name="IsStale">Whether it is older than it may be.</param>
public sealed record KnownFact(FactDefinition Fact, string Label, string Value, string Origin, bool IsStale);

/// <summary>Facts that are shown together.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Facts">The known ones.</param>
/// <param name="NotKnown">How many others of the group are not known.</param>
public sealed record FactGroup(string Title, ImmutableArray<KnownFact> Facts, int NotKnown)
{
    /// <summary>The facts of a decision in groups: what is given first, then what follows from it, the contact before its account.</summary>
    public static ImmutableArray<FactGroup> Of(Decision decision, FactSet given, Workspace workspace, string? contact)
    {
        var person = Trying.Naming.Contact(decision, contact);
        var reading = new Reading(decision, given, workspace.Settings.Currency);
        var facts = workspace.Vocabulary.Facts;
        var name = person is null ? "" : Trying.Naming.NameOf(person);
        var groups = new List<FactGroup>();
        if (person is not null)
        {
            groups.Add(reading.Group(name, facts.Where(fact => fact.Entity == Entity.Contact && fact.Derivation is null), person));
        }
        groups.Add(reading.Group("The account", facts.Where(fact => fact.Entity == Entity.Account && fact.Derivation is null), decision.Account));
        if (decision.Event is { } happened)
        {
            groups.Add(reading.Group("What happened", facts.Where(fact => fact.Entity == Entity.Event), happened));
        }
        if (person is not null)
        {
            groups.Add(reading.Group($"{name}, worked out", facts.Where(fact => fact.Entity == Entity.Contact && fact.Derivation is not null), person));
        }
        groups.Add(reading.Group("The account, worked out", facts.Where(fact => fact.Entity == Entity.Account && fact.Derivation is not null), decision.Account));
        return [.. groups.Where(group => group.Facts.Length > 0)];
    }

    private sealed class Reading(Decision decision, FactSet given, string currency)
    {
        public FactGroup Group(string title, IEnumerable<FactDefinition> facts, FactRow row)
        {
            var all = facts.Where(fact => fact.Column.Name != "id").ToList();
            var known = all.Where(fact => row.State(fact.Column) == FactState.Known).Select(fact => Read(fact, row)).ToImmutableArray();
            return new FactGroup(title, known, all.Count - known.Length);
        }

        private KnownFact Read(FactDefinition fact, FactRow row)
        {
            var label = fact.Label == fact.Name ? Words.Spaced(fact.Column.Name) : fact.Label;
            var age = given.AsOf.FirstOrDefault(age => age.Column == fact.Column && Trying.Who.Id(age.Row) == Trying.Who.Id(row));
            var isStale = decision.Missing.Any(missing => missing.IsStale && missing.Fact == fact && (missing.Contact is null || missing.Contact == Trying.Who.Id(row)));
            return new KnownFact(fact, label, FactWords.Shown(fact, row.Get(fact.Column), currency), OriginOf(fact, age), isStale);
        }

        private string OriginOf(FactDefinition fact, FactAge? age) => (fact, age) switch
        {
            ({ Derivation: ScriptDerivation }, _) => "from a script",
            ({ Derivation: not null }, _) => "",
            ({ Recorded: not null }, null) => "from the account's records",
            (_, { } learned) => $"learned {Moments.Ago(learned.At, decision.At)}",
            _ => "given",
        };
    }
}
