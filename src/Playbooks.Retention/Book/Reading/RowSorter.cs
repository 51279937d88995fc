using System.Text;

namespace Playbooks.Retention.Book.Reading;

/// <summary>
/// Sorts rows by account on disk, so that the rows of an account stand together however large the book is: runs
/// that fit in memory are sorted and written to temporary files, then merged. Rows of an account keep their order.
/// </summary>
internal sealed class RowSorter : IDisposable
{
    // About 64 MB as .NET keeps texts; a book below that never touches the disk twice.
    private const long RunCharacters = 16 * 1024 * 1024;
    // So many files are open at once; more runs are merged in several rounds.
    private const int MostOpen = 64;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("playbooks-");
    private readonly List<(string Account, RawRow Row)> _run = [];
    private readonly long _runCharacters;
    private List<string> _runs = [];
    private long _characters;
    private int _files;

    public RowSorter(long runCharacters = RunCharacters) => _runCharacters = runCharacters;

    /// <summary>Takes a row in.</summary>
    public void Add(string account, RawRow row)
    {
        _run.Add((account, row));
        _characters += row.Fields.Sum(field => field.Length + 8L);
        if (_characters >= _runCharacters)
        {
            EndRun();
        }
    }

    /// <summary>The rows in the order of their accounts (ordinal), those of an account in the order of the file.</summary>
    public IEnumerable<(string Account, RawRow Row)> Sorted()
    {
        if (_runs.Count == 0)
        {
            return InOrder(_run);
        }
        EndRun();
        while (_runs.Count > MostOpen)
        {
            _runs = [.. _runs.Chunk(MostOpen).Select(chunk => WriteRun(Merge(chunk)))];
        }
        return Merge(_runs);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void EndRun()
    {
        _runs.Add(WriteRun(InOrder(_run)));
        _run.Clear();
        _characters = 0;
    }

    // OrderBy is stable: rows of an account stay in the order of the file.
    private static IEnumerable<(string Account, RawRow Row)> InOrder(List<(string Account, RawRow Row)> run) =>
        run.OrderBy(item => item.Account, StringComparer.Ordinal);

    private string WriteRun(IEnumerable<(string Account, RawRow Row)> rows)
    {
        var path = Path.Combine(_folder.FullName, $"{_files++}.run");
        using var writer = new BinaryWriter(File.Create(path), Encoding.UTF8);
        foreach (var (account, row) in rows)
        {
            writer.Write(account);
            writer.Write7BitEncodedInt64(row.Line);
            writer.Write7BitEncodedInt(row.Fields.Length);
            foreach (var field in row.Fields)
            {
                writer.Write(field);
            }
        }
        return path;
    }

    private static IEnumerable<(string Account, RawRow Row)> Merge(IEnumerable<string> runs)
    {
        var readers = runs.Select(path => new BinaryReader(File.OpenRead(path), Encoding.UTF8)).ToArray();
        try
        {
            var queue = new PriorityQueue<(int Reader, string Account, RawRow Row), (string Account, long Line)>(ByAccount.Instance);
            for (var i = 0; i < readers.Length; i++)
            {
                Enqueue(i);
            }
            while (queue.TryDequeue(out var item, out _))
            {
                yield return (item.Account, item.Row);
                Enqueue(item.Reader);
            }

            void Enqueue(int reader)
            {
                if (readers[reader].BaseStream.Position < readers[reader].BaseStream.Length)
                {
                    var (account, row) = ReadRow(readers[reader]);
                    queue.Enqueue((reader, account, row), (account, row.Line));
                }
            }
        }
        finally
        {
            foreach (var reader in readers)
            {
                reader.Dispose();
            }
        }
    }

    private static (string Account, RawRow Row) ReadRow(BinaryReader reader)
    {
        var account = reader.ReadString();
        var line = reader.Read7BitEncodedInt64();
        var fields = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = reader.ReadString();
        }
        return (account, new RawRow(line, fields));
    }

    private sealed class ByAccount : IComparer<(string Account, long Line)>
    {
        public static readonly ByAccount Instance = new();

        public int Compare((string Account, long Line) x, (string Account, long Line) y)
        {
            var byAccount = string.CompareOrdinal(x.Account, y.Account);
            return byAccount != 0 ? byAccount : x.Line.CompareTo(y.Line);
        }
    }
}
