using System.Diagnostics;
using System.Globalization;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Cli.Terminal;

namespace Playbooks.Benchmarks.Books;

/// <summary>
/// A whole book decided, CSV in and CSV out, beside merely reading and writing the same rows with the library that
/// reads them; and how much memory it takes as the book grows.
/// </summary>
internal sealed class BookBenchmark(BenchmarkOptions options, Results results)
{
    private const int Few = 100_000;
    private const int Many = 1_000_000;
    private const double Flat = 1.25;
    private const double Megabyte = 1024 * 1024;

    private static readonly string[] s_works = [BookWork.CopiesTexts, BookWork.CopiesBytes, BookWork.Decides];

    private readonly int _rounds = options.Turns ?? 5;

    /// <summary>Measures by turns, and prints.</summary>
    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("playbooks-benchmark-").FullName;
        try
        {
            var sample = Path.Combine(Workspaces.Root, "playbooks", "sample-book", "book.csv");
            var (few, input) = (Path.Combine(folder, "few.csv"), Path.Combine(folder, "book.csv"));
            var contacts = options.Contacts ?? (options.IsQuick ? Few : Many);
            BookFile.Write(sample, few, Few / 10);
            BookFile.Write(sample, input, contacts);
            var turns = s_works.ToDictionary(work => work, _ => new List<Turn>());
            for (var round = 0; round < _rounds; round++)
            {
                foreach (var work in s_works)
                {
                    turns[work].Add(await RunAsync(work, few, input, Path.Combine(folder, "out.csv")));
                }
            }
            Report(turns, contacts);
            ReportMemory(await RunAsync(BookWork.Decides, few, few, Path.Combine(folder, "out.csv")), turns[BookWork.Decides], contacts);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Turn> RunAsync(string work, string warmUp, string input, string output)
    {
        using var process = Process.Start(ChildOf(work, warmUp, input, output))!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || lines.Length == 0)
        {
            throw new InvalidOperationException($"`{work}` failed");
        }
        var numbers = lines[^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Turn(numbers[0] / numbers[1], numbers[1], numbers[2], numbers[3]);
    }

    // As the command starts itself for a large book.
    private static ProcessStartInfo ChildOf(string work, string warmUp, string input, string output)
    {
        var start = ChildProcess.Of(BookWork.Word, work, warmUp, input, output);
        foreach (var (name, value) in work == BookWork.Decides ? BookRuntime.Settings : [])
        {
            start.Environment.TryAdd(name, value);
        }
        return start;
    }

    private void Report(Dictionary<string, List<Turn>> turns, int contacts)
    {
        var measures = turns.ToDictionary(
            work => work.Key,
            work => new Measure(new Side(work.Key == BookWork.Decides ? "playbooks" : "csvhelper", work.Key, (_, _) => 0), [.. work.Value.Select(turn => turn.PerSecond)], work.Value[^1].Bytes));
        var limit = measures[BookWork.CopiesTexts];
        foreach (var (work, measure) in measures)
        {
            results.Add("book", "sample", contacts, work, measure.Side.Engine, measure.Median, measure.Bytes, work == BookWork.CopiesTexts ? null : measure.RatioTo(limit));
        }
        var ours = measures[BookWork.Decides];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"book: {contacts:N0} contacts, {1 / ours.RatioTo(limit):0.00} x the time of reading and writing them as texts, {1 / ours.RatioTo(measures[BookWork.CopiesBytes]):0.00} x of handing their bytes on; allowed are 2 x"));
    }

    private static void ReportMemory(Turn small, List<Turn> large, int contacts)
    {
        var most = large.Max(turn => turn.Peak);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"book: at most {small.Peak / Megabyte:N0} MB for {Few / 10:N0} contacts, {most / Megabyte:N0} MB for {contacts:N0}: {(most <= Flat * small.Peak ? "flat" : "not flat")}"));
    }

    private sealed record Turn(double PerSecond, double Seconds, double Bytes, double Peak);
}
