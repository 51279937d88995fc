using System.Collections.Concurrent;
using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Decisions;

/// <summary>
/// The texts that results have alike, each kept once under a number. A result names a text by it only after it is durable:
/// the first one that has a text is kept with it written out. Any thread may use it.
/// </summary>
internal sealed class KeptTexts
{
    // Those of a few releases, some megabytes; a store has the texts of all that ever were live.
    private const int UsuallyInMemory = 16_384;

    // One decision must not make others wait for long.
    private const int MostAtOnce = 64;

    // In a text's mark, below whose number it is: another store in this process may note a number of its own.
    private const int BitsOfNumber = 40;

    private static int s_made;

    private readonly ConcurrentDictionary<long, byte[]> _texts = new();
    private readonly long _own = (long)Interlocked.Increment(ref s_made) << BitsOfNumber;
    private readonly Func<SharedText, long> _numberOf;
    private readonly int _mostInMemory;

    /// <param name="mostInMemory">How many of those that were read stay in memory.</param>
    public KeptTexts(int mostInMemory = UsuallyInMemory) => (_mostInMemory, _numberOf) = (mostInMemory, NumberOf);

    /// <summary>How many texts that were read are in memory.</summary>
    public int InMemory => _texts.Count;

    /// <summary>The result as it is kept.</summary>
    public ReadOnlyMemory<byte> Pack(DecisionRecord record) => PackedResult.Pack(record.Result, record.Shared, _numberOf);

    /// <summary>A record that was read, with its result as it was answered.</summary>
    public DecisionRecord Unpack(Connection connection, DecisionRecord record) =>
        record with { Result = PackedResult.Unpack(record.Result, number => Find(connection, number)) };

    /// <summary>The texts of a result that have no number yet, or the first of them.</summary>
    public ImmutableArray<SharedText> NewIn(DecisionRecord record)
    {
        ImmutableArray<SharedText>.Builder? found = null;
        foreach (var part in record.Shared)
        {
            if (NumberOf(part.Text) == 0)
            {
                found ??= ImmutableArray.CreateBuilder<SharedText>();
                found.Add(part.Text);
                if (found.Count == MostAtOnce)
                {
                    break;
                }
            }
        }
        return found?.DrainToImmutable() ?? [];
    }

    /// <summary>Keeps texts; their numbers, which count once the transaction is durable.</summary>
    public static ImmutableArray<long> Keep(Connection connection, ImmutableArray<SharedText> texts) => ImmutableArray.CreateRange(texts, text =>
    {
        var bytes = text.Json.ToArray();
        connection.Run("INSERT INTO decision_texts (text) VALUES ($1) ON CONFLICT (text) DO NOTHING", bytes);
        return connection.Number("SELECT number FROM decision_texts WHERE text = $1", bytes) ?? throw new InvalidOperationException("a text that was just kept is not there");
    });

    /// <summary>Names the texts by these numbers from now on.</summary>
    public void Learn(ImmutableArray<SharedText> texts, ImmutableArray<long> numbers)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            // Of a larger number, which no store comes to, nothing is noted: its text stays written out.
            if (numbers[i] >> BitsOfNumber == 0)
            {
                texts[i].Mark = _own | numbers[i];
            }
        }
    }

    private long NumberOf(SharedText text) => (text.Mark ^ _own) is var number && number >> BitsOfNumber == 0 ? number : 0;

    private byte[] Find(Connection connection, long number)
    {
        if (_texts.TryGetValue(number, out var known))
        {
            return known;
        }
        var text = connection.First("SELECT text FROM decision_texts WHERE number = $1", row => row.Bytes(0), number)
            ?? throw new InvalidDataException($"a decision names text {number}, which the store does not have");
        // Those that are asked for are soon there again, and others may never be.
        if (_texts.Count >= _mostInMemory)
        {
            _texts.Clear();
        }
        _texts.TryAdd(number, text);
        return text;
    }
}
