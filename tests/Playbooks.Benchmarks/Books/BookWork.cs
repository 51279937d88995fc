using System.Globalization;
using CsvHelper;
using Playbooks.Engine.Compiling;
using Playbooks.Retention.Book;

namespace Playbooks.Benchmarks.Books;

/// <summary>The work of one turn, done in a process of its own, so that neither side warms anything up for the other and memory is each one's own.</summary>
internal static class BookWork
{
    /// <summary>The first word on the command line of that process.</summary>
    public const string Word = "book-work";

    /// <summary>Our own side: the book is decided.</summary>
    public const string Decides = "decide";

    /// <summary>The other side: each field becomes a text, and is written again.</summary>
    public const string CopiesTexts = "copy-texts";

    /// <summary>The same with fields that are handed on as bytes: the least that anybody can do.</summary>
    public const string CopiesBytes = "copy-bytes";

    private const int WarmUps = 5;

    private static readonly DateTimeOffset s_at = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Does it; what was needed is the last line of standard output.</summary>
    /// <param name="what">What to do.</param>
    /// <param name="warmUp">A small book, which it is done with a few times before it counts.</param>
    /// <param name="input">The book.</param>
    /// <param name="output">The file to write.</param>
    public static int Run(string what, string warmUp, string input, string output)
    {
        var release = what == Decides ? Release.Create(Workspaces.Shipped()) : null;
        for (var turn = 0; turn < WarmUps; turn++)
        {
            Do(what, release, warmUp, output);
        }
        var (began, allocated) = (TimeProvider.System.GetTimestamp(), GC.GetTotalAllocatedBytes());
        var rows = Do(what, release, input, output);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        var bytes = (GC.GetTotalAllocatedBytes() - allocated) / rows;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} {seconds} {bytes} {PeakMemory.Bytes()}"));
        return 0;
    }

    private static long Do(string what, Release? release, string input, string output) =>
        release is null ? Copy(input, output, what == CopiesTexts) : Decide(release, input, output);

    private static long Decide(Release release, string input, string output)
    {
        using var book = Playbooks.Retention.Book.Books.Open(input, release.Workspace.Vocabulary, null, s_at, [])
            ?? throw new InvalidOperationException("the book cannot be opened");
        return new BookRun(release, s_at).Run(book, output, default).Contacts;
    }

    private static long Copy(string input, string output, bool asTexts)
    {
        using var reader = CsvReader.FromFile(input, new CsvReaderOptions { HasHeader = false });
        using var writer = CsvWriter.ToFile(output, new CsvWriterOptions { NewLine = "\n" });
        var rows = -1L;
        for (; reader.Read(); rows++)
        {
            for (var field = 0; field < reader.FieldCount; field++)
            {
                if (asTexts)
                {
                    writer.WriteField(reader.GetString(field));
                }
                else
                {
                    writer.WriteField(reader.GetSpan(field));
                }
            }
            writer.EndRecord();
        }
        return rows;
    }
}
