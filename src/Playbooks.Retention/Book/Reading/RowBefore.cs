using System.Collections.Immutable;

namespace Playbooks.Retention.Book.Reading;

/// <summary>
/// The row of an account that was taken in last, as it stands in the file. The rows of an account repeat what they say
/// of it byte for byte, and what is repeated need not be read again.
/// </summary>
internal sealed class RowBefore(ImmutableArray<ColumnRun> runs)
{
    private readonly byte[][] _bytes = [.. runs.Select(_ => Array.Empty<byte>())];
    // -1 while there is no row before.
    private readonly int[] _lengths = [.. runs.Select(_ => -1)];
    private readonly bool[] _areSame = new bool[runs.Length];
    private readonly string?[] _texts = new string?[runs.Max(run => run.Last) + 1];
    private readonly KnownLists?[] _lists = new KnownLists?[runs.Max(run => run.Last) + 1];
    private readonly byte[] _momentText = new byte[PlainMoment.Length];
    private DateTimeOffset _moment;
    private int _momentLength;

    /// <summary>Whether a run of columns says nothing in the row that was compared, or nothing new.</summary>
    public bool SaysNothingNew(int run) => _areSame[run];

    /// <summary>The text that was read last from a column, of this account or another: contacts have a few languages and time zones.</summary>
    public ref string? LastText(int column) => ref _texts[column];

    /// <summary>The lists that were read last from a column.</summary>
    public KnownLists Lists(int column) => _lists[column] ??= new KnownLists();

    /// <summary>Reads a moment; people answer several questions at once, so that it often is the one before.</summary>
    public bool TryReadMoment(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        if (_momentLength > 0 && text.SequenceEqual(_momentText.AsSpan(0, _momentLength)))
        {
            moment = _moment;
            return true;
        }
        if (!PlainMoment.TryRead(text, out moment))
        {
            return false;
        }
        text.CopyTo(_momentText);
        (_moment, _momentLength) = (moment, text.Length);
        return true;
    }

    /// <summary>Compares the row that a file stands at.</summary>
    public void Compare(CsvFile file)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            var fields = file.Raw(runs[i].First, runs[i].Last);
            // Nothing but what separates them: all of them are empty.
            _areSame[i] = fields.Length == runs[i].Last - runs[i].First || (_lengths[i] >= 0 && fields.SequenceEqual(_bytes[i].AsSpan(0, _lengths[i])));
        }
    }

    /// <summary>The row that was compared is taken in: the account says now what this row says of it.</summary>
    public void Keep(CsvFile file)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            if (runs[i].IsRepeated && !_areSame[i])
            {
                Keep(i, file.Raw(runs[i].First, runs[i].Last));
            }
        }
    }

    /// <summary>Another account begins.</summary>
    public void Forget() => Array.Fill(_lengths, -1);

    private void Keep(int run, ReadOnlySpan<byte> bytes)
    {
        if (_bytes[run].Length < bytes.Length)
        {
            _bytes[run] = new byte[2 * bytes.Length];
        }
        bytes.CopyTo(_bytes[run]);
        _lengths[run] = bytes.Length;
    }
}
