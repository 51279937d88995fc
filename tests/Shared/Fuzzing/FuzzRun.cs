using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;

namespace Playbooks.Testing.Fuzzing;

/// <summary>
/// Tries made-up inputs one after the other and says which one went wrong. <c>PLAYBOOKS_CASES</c> sets how many all
/// fuzzers try together (100,000 unless set), <c>PLAYBOOKS_SEED</c> which, and <c>PLAYBOOKS_CASE</c> repeats a single one.
/// </summary>
internal static class FuzzRun
{
    private const int UsualCases = 100_000;
    // As little as a thread anywhere may have: depth has to be limited by counting, not by luck.
    private const int StackBytes = 1024 * 1024;
    // Not a promise about speed: a guard against an input that never ends.
    private static readonly TimeSpan s_giveUp = TimeSpan.FromMinutes(2);

    /// <summary>Tries a fuzzer's share of all cases.</summary>
    /// <param name="percent">Its share, in percent.</param>
    /// <param name="make">Makes an input.</param>
    /// <param name="attempt">What is done with it; throws when that goes wrong.</param>
    public static void Try(double percent, Func<Random, string> make, Action<string> attempt)
    {
        var seed = Setting("PLAYBOOKS_SEED") ?? 1;
        var (first, end) = Setting("PLAYBOOKS_CASE") is { } only ? (only, only + 1) : (0, Cases(percent));
        var current = "";
        ExceptionDispatchInfo? crash = null;
        var tried = first;
        var worker = new Thread(Work, StackBytes) { IsBackground = true };
        worker.Start();
        for (var seen = -1; !worker.Join(s_giveUp); seen = Volatile.Read(ref tried))
        {
            Assert.True(seen != Volatile.Read(ref tried), Describe("does not end"));
        }
        if (crash is not null)
        {
            Assert.Fail($"{Describe("goes wrong")}\n{crash.SourceException}");
        }

        void Work()
        {
            try
            {
                for (; tried < end; Volatile.Write(ref tried, tried + 1))
                {
                    current = make(new Random(unchecked((seed * 1_000_003) + tried)));
                    attempt(current);
                }
            }
#pragma warning disable CA1031 // whatever it is, it is what the fuzzer looks for
            catch (Exception exception)
            {
                crash = ExceptionDispatchInfo.Capture(exception);
            }
#pragma warning restore CA1031
        }

        string Describe(string what) =>
            $"case {Volatile.Read(ref tried)} of seed {seed} {what} (PLAYBOOKS_SEED={seed} PLAYBOOKS_CASE={Volatile.Read(ref tried)} repeats it):\n{Printable(current)}";
    }

    /// <summary>How many cases a share of all is; at least one.</summary>
    public static int Cases(double percent) => Math.Max(1, (int)((Setting("PLAYBOOKS_CASES") ?? UsualCases) * (percent / 100)));

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Printable(string text)
    {
        var printable = new StringBuilder();
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, 4_000)))
        {
            _ = char.IsControl(character) && character != '\n' || char.IsSurrogate(character)
                ? printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : printable.Append(character);
        }
        return printable.ToString();
    }
}
