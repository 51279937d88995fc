using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Filling;

/// <summary>The slots of all facts of a vocabulary that can be given, found by name or definition. All threads share them.</summary>
public sealed class FactSlots
{
    private static readonly ConditionalWeakTable<FactVocabulary, FactSlots> s_all = [];

    private readonly Dictionary<FactDefinition, FactSlot> _byFact = new(ReferenceEqualityComparer.Instance);
    private readonly NameTable<byte>[] _names;
    private readonly ImmutableArray<FactSlot>[] _slots;

    private FactSlots(FactVocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        _slots = [.. new[] { Entity.Account, Entity.Contact, Entity.Event }.Select(SlotsOf)];
        _names = [.. _slots.Select(slots => new NameTable<byte>(slots.Select(slot => Encoding.UTF8.GetBytes(slot.Fact.Column.Name))))];

        ImmutableArray<FactSlot> SlotsOf(Entity entity) =>
            [.. vocabulary.Facts.Where(fact => fact.Entity == entity && fact.Derivation is null or ScriptDerivation).Select(Add)];
    }

    /// <summary>The vocabulary.</summary>
    public FactVocabulary Vocabulary { get; }

    /// <summary>The slots of a vocabulary, made once for each.</summary>
    public static FactSlots Of(FactVocabulary vocabulary) => s_all.GetValue(vocabulary, static key => new FactSlots(key));

    /// <summary>The slot of a fact that can be given; null for a derived one.</summary>
    public FactSlot? Of(FactDefinition fact) => _byFact.GetValueOrDefault(fact);

    /// <summary>The slot of a fact by its name in UTF-8, without its entity; null where no such fact can be given.</summary>
    internal FactSlot? Find(Entity entity, ReadOnlySpan<byte> name) =>
        _names[(int)entity].Find(name) is >= 0 and var number ? _slots[(int)entity][number] : null;

    private FactSlot Add(FactDefinition fact)
    {
        var slot = new FactSlot(fact);
        _byFact.Add(fact, slot);
        return slot;
    }
}
