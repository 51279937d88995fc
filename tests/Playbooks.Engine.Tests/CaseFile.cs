using Playbooks.Testing;

namespace Playbooks.Engine.Tests;

/// <summary>A file of test cases, one `input => expected` a line; `⏎` stands for a line break, `#` begins a remark.</summary>
internal static class CaseFile
{
    private const string Arrow = " => ";

    public static IEnumerable<(int Line, string Input, string Expected)> Read(string path)
    {
        var file = Repository.PathOf($"tests/Playbooks.Engine.Tests/{path}");
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }
            var at = line.LastIndexOf(Arrow, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{path}:{number} has no `{Arrow}`");
            yield return (number, line[..at].Replace('⏎', '\n'), line[(at + Arrow.Length)..]);
        }
    }

    /// <summary>Runs every line and reports all that differ at once.</summary>
    public static void Run(string path, Func<string, string> actual)
    {
        var differences = new List<string>();
        var count = 0;
        foreach (var (line, input, expected) in Read(path))
        {
            count++;
            var got = actual(input);
            if (got != expected)
            {
                differences.Add($"{path}:{line}: {input}\n  expected: {expected}\n  actual:   {got}");
            }
        }
        Assert.True(count > 0, $"{path} has no cases");
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
