using System.Numerics;

namespace Playbooks.Engine.Compiling.Needs;

/// <summary>
/// The derived facts that something rests on, through any number of others: a bit for each derivation, in the order in which
/// they can be worked out. Immutable once it is made.
/// </summary>
internal sealed class Need
{
    private readonly ulong[] _own;
    private readonly ulong[] _ofAll;
    private readonly ulong[] _ofContacts;

    /// <summary>A need of nothing yet, among derivations of which the bits say which are contacts'.</summary>
    public Need(ulong[] ofContacts) => (_own, _ofAll, _ofContacts) = (new ulong[ofContacts.Length], new ulong[ofContacts.Length], ofContacts);

    /// <summary>The account's facts, the event's, and those of the contact who is spoken of.</summary>
    public ReadOnlySpan<ulong> Own => _own;

    /// <summary>The contacts' facts that are needed of each contact, because the account is looked at as a whole.</summary>
    public ReadOnlySpan<ulong> OfAll => _ofAll;

    /// <summary>All facts that are contacts', needed or not.</summary>
    public ReadOnlySpan<ulong> OfContacts => _ofContacts;

    /// <summary>How many facts it is.</summary>
    public int Count { get; private set; }

    /// <summary>How many words the bits of so many derivations take.</summary>
    public static int WordsFor(int derivations) => (derivations + 63) / 64;

    /// <summary>Whether a fact is among them, of whomever.</summary>
    public bool Has(int derivation) => ((_own[derivation >> 6] | _ofAll[derivation >> 6]) >> derivation & 1) != 0;

    /// <summary>Whether a contact's fact is needed of each contact.</summary>
    public bool IsOfAll(int derivation) => (_ofAll[derivation >> 6] >> derivation & 1) != 0;

    /// <summary>How many facts it has that another one has not.</summary>
    public int CountBeside(Need other)
    {
        var count = 0;
        for (var i = 0; i < _own.Length; i++)
        {
            count += BitOperations.PopCount((_own[i] | _ofAll[i]) & ~(other._own[i] | other._ofAll[i]));
        }
        return count;
    }

    /// <summary>While it is made: adds a fact, of whoever is spoken of.</summary>
    public void Add(int derivation)
    {
        _own[derivation >> 6] |= 1UL << derivation;
        Recount();
    }

    /// <summary>While it is made: adds what another one has.</summary>
    public void Add(Need other)
    {
        for (var i = 0; i < _own.Length; i++)
        {
            _own[i] |= other._own[i];
            _ofAll[i] |= other._ofAll[i];
        }
        Recount();
    }

    /// <summary>While it is made: adds what another one has, contacts' facts of each contact.</summary>
    public void AddOfAll(Need other)
    {
        for (var i = 0; i < _own.Length; i++)
        {
            _own[i] |= other._own[i] & ~_ofContacts[i];
            _ofAll[i] |= other._ofAll[i] | (other._own[i] & _ofContacts[i]);
        }
        Recount();
    }

    private void Recount()
    {
        Count = 0;
        for (var i = 0; i < _own.Length; i++)
        {
            Count += BitOperations.PopCount(_own[i] | _ofAll[i]);
        }
    }
}
