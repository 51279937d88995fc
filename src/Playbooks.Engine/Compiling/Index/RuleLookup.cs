using System.Runtime.CompilerServices;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Looks rules up in the form that suits them, chosen by what lookups would cost: boxes, which the first match needs few
/// of, and for all matches of many broad rules rows, which take hundreds of rules at once.
/// </summary>
internal sealed class RuleLookup
{
    // Beside the rules themselves and what their documents take. Where there are rows, boxes are for the first match alone.
    private const int RowBytesPerRule = 1_280;
    private const int BoxBytesPerRule = 256;
    private const int LeastBytes = 12 * 1_024;

    // Beyond the first hundreds of rules hardly ever anything is looked for.
    private const int MostChunks = 64;

    private readonly KeyReader _reader;
    private readonly BoxIndex? _boxes;
    private readonly BoxIndex? _plain;
    private readonly RowIndex? _rows;
    private readonly int _rules;

    private RuleLookup(KeyReader reader, BoxIndex? boxes, RowIndex? rows, int count)
    {
        (_reader, _boxes, _rows, _rules) = (reader, boxes, rows, count);
        _plain = boxes is { IsPlain: true } ? boxes : null;
    }

    /// <summary>What it takes in memory.</summary>
    public long Bytes => (_boxes?.Bytes ?? 0) + (_rows?.Bytes ?? 0);

    /// <summary>Reads the facts' keys.</summary>
    public KeyReader Reader => _reader;

    /// <summary>The rules as boxes, where that form is there.</summary>
    public BoxIndex? Boxes => _boxes;

    /// <summary>The rules as rows, where that form is there.</summary>
    public RowIndex? Rows => _rows;

    /// <summary>How many blocks were worked out, and not taken over from an earlier index.</summary>
    public int BlocksBuilt => (_boxes?.BlocksBuilt ?? 0) + (_rows?.BlocksBuilt ?? 0);

    /// <summary>Looks rules up.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="reader">Reads the facts' keys.</param>
    /// <param name="earlier">What an earlier index has of the same rules.</param>
    public static RuleLookup Build(IndexedRules plan, KeyReader reader, EarlierIndex? earlier)
    {
        var rules = plan.Count;
        var (forRows, forBoxes) = (BytesFor(RowBytesPerRule), BytesFor(BoxBytesPerRule));
        var forBoxesAlone = BytesFor(RowBytesPerRule + BoxBytesPerRule);
        var boxes = new BoxBuilder(plan, forBoxesAlone, earlier?.Boxes);
        var rows = RowBuilder.Of(plan, forRows, earlier?.Rows);
        if (boxes.BytesFor(BoxBuilder.AllChunks) <= forBoxesAlone && boxes.Cost <= rows.Cost)
        {
            return new RuleLookup(reader, boxes.Lay(reader, BoxBuilder.AllChunks), null, rules);
        }
        var chunks = MostChunks;
        while (chunks > 0 && boxes.BytesFor(chunks) > forBoxes)
        {
            chunks /= 2;
        }
        return new RuleLookup(reader, chunks == 0 ? null : boxes.Lay(reader, chunks), rows.Lay(reader), rules);

        long BytesFor(int perRule) => Math.Max(LeastBytes, (long)perRule * rules);
    }

    /// <summary>A buffer for lookups, which one thread uses at a time.</summary>
    public MatchBuffer NewBuffer(NearMisses misses) => new(_reader.Count, _rules, misses.NewBuffer(_reader.Count));

    /// <summary>Leaves the keys of a frame's facts in the buffer.</summary>
    public void Read(EvaluationFrame frame, MatchBuffer buffer) => _reader.Read(frame, buffer);

    /// <summary>The same for one more contact of an account, of whose other facts the buffer has the keys.</summary>
    public void ReadNextContact(EvaluationFrame frame, MatchBuffer buffer) => _reader.ReadNextContact(frame, buffer);

    /// <summary>Somewhere to take a lookup down.</summary>
    public LookupTrace NewTrace() => new(_reader.Count);

    /// <summary>The number of the first rule that holds, or -1. Looks no further than it has to, and may leave no keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int First(EvaluationFrame frame, MatchBuffer buffer)
    {
        var first = _plain is not null ? _plain.FirstPlain(frame, buffer) : _boxes is not null ? _boxes.First(frame, buffer) : BoxIndex.Unsettled;
        return first == BoxIndex.Unsettled ? FirstOfRows(frame, buffer) : first;
    }

    /// <summary>The same, and leaves the keys in the buffer.</summary>
    public int FirstWithKeys(EvaluationFrame frame, MatchBuffer buffer)
    {
        var first = _boxes is not null ? _boxes.FirstWithKeys(frame, buffer) : BoxIndex.Unsettled;
        return first == BoxIndex.Unsettled ? FirstOfRows(frame, buffer) : first;
    }

    private int FirstOfRows(EvaluationFrame frame, MatchBuffer buffer)
    {
        _reader.Read(frame, buffer);
        return _rows!.First(buffer);
    }

    /// <summary>Leaves the numbers of all rules that hold for the keys of a buffer in it, by place.</summary>
    public void All(MatchBuffer buffer)
    {
        if (_rows is null)
        {
            _boxes!.All(buffer);
        }
        else
        {
            _rows.All(buffer);
        }
    }
}
