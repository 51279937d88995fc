using Playbooks.Engine.Compiling.Needs;

namespace Playbooks.Engine.Deciding;

/// <summary>Which derived facts were worked out in one decision: of the account and the event, of each contact, and of all contacts.</summary>
internal sealed class DerivedBits
{
    // The account's, those of all contacts, then each contact's.
    private ulong[] _bits = [];
    private int _words;

    /// <summary>Begins with none.</summary>
    public void Begin(int derivations, int contacts)
    {
        _words = Need.WordsFor(derivations);
        var length = _words * (contacts + 2);
        if (_bits.Length < length)
        {
            _bits = new ulong[length];
        }
        Array.Clear(_bits, 0, length);
    }

    /// <summary>Whether all that is needed was worked out.</summary>
    public bool Have(Need need, int contact)
    {
        for (var word = 0; word < _words; word++)
        {
            if (Missing(need, contact, word) != 0)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>What of a word of a need was not worked out.</summary>
    public ulong Missing(Need need, int contact, int word)
    {
        var (ofAccount, ofAll) = (_bits[word], _bits[_words + word]);
        // To the account itself contacts' facts say nothing, but those of all contacts.
        var ofContact = contact == DecisionRun.TheAccount ? need.OfContacts[word] : _bits[PlaceOf(contact) + word];
        return (need.Own[word] & ~(ofAccount | ofContact | ofAll)) | (need.OfAll[word] & ~ofAll);
    }

    /// <summary>Adds all that is needed, contacts' facts of each contact.</summary>
    public void AddForAll(Need need)
    {
        for (var word = 0; word < _words; word++)
        {
            var all = need.Own[word] | need.OfAll[word];
            _bits[word] |= all & ~need.OfContacts[word];
            _bits[_words + word] |= all & need.OfContacts[word];
        }
    }

    /// <summary>Adds a fact of the account or the event.</summary>
    public void Add(int number) => _bits[number >> 6] |= 1UL << number;

    /// <summary>Adds a contact's fact; false where it was there.</summary>
    public bool Add(int number, int contact)
    {
        ref var bits = ref _bits[PlaceOf(contact) + (number >> 6)];
        var before = bits;
        bits |= 1UL << number;
        return bits != before;
    }

    /// <summary>Adds a fact of all contacts.</summary>
    public void AddOfAll(int number) => _bits[_words + (number >> 6)] |= 1UL << number;

    private int PlaceOf(int contact) => (contact + 2) * _words;
}
