using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Maps;

/// <summary>The rows of a joined file by what they belong to, kept in memory.</summary>
internal sealed class JoinedRows
{
    /// <summary>How many bytes a joined file may have.</summary>
    public const long LargestFile = 256L * 1024 * 1024;

    private readonly Dictionary<string, List<(RawRow Row, string? Reason)>> _byKey = new(StringComparer.Ordinal);

    public JoinedRows(Join join)
    {
        Name = Path.GetFileName(join.Path);
        using var file = CsvFile.Open(join.Path);
        foreach (var (row, reason) in file.Rows(join.File.Unquoted))
        {
            // A row that is too short to say whose it is belongs to nobody; it is met by no key.
            var key = join.Key < row.Fields.Length ? row.Fields[join.Key] : "";
            if (!_byKey.TryGetValue(key, out var rows))
            {
                _byKey.Add(key, rows = []);
            }
            rows.Add((row, reason));
        }
    }

    public string Name { get; }

    public IReadOnlyList<(RawRow Row, string? Reason)> Of(string key) => _byKey.TryGetValue(key, out var rows) ? rows : [];
}
