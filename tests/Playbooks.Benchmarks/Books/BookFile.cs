using CsvHelper;

namespace Playbooks.Benchmarks.Books;

/// <summary>A large book: the accounts of the sample book again and again, under other ids.</summary>
internal static class BookFile
{
    /// <summary>Writes one.</summary>
    /// <param name="sample">The sample book.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="contacts">How many contacts it has.</param>
    public static void Write(string sample, string path, int contacts)
    {
        var (header, rows) = Read(sample);
        var account = Array.IndexOf(header, "account.id");
        using var writer = CsvWriter.ToFile(path, new CsvWriterOptions { NewLine = "\n" });
        writer.WriteRecord(header);
        for (var i = 0; i < contacts; i++)
        {
            var row = rows[i % rows.Count].ToArray();
            row[account] = string.Create(null, $"{i / rows.Count:D7}-{row[account]}");
            writer.WriteRecord(row);
        }
    }

    private static (string[] Header, List<string[]> Rows) Read(string path)
    {
        using var reader = CsvReader.FromFile(path, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }
        return (rows[0], rows[1..]);
    }
}
