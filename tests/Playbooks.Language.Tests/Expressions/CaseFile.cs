using System.Runtime.CompilerServices;

namespace Playbooks.Language.Tests.Expressions;

/// <summary>Lines <c>input ⇒ expected</c> of a file beside the tests; <c>//</c> begins a comment.</summary>
internal static class CaseFile
{
    private const string Arrow = " ⇒ ";

    /// <summary>Where the files are.</summary>
    public static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Cases");

    public static IEnumerable<(int Line, string Input, string Expected)> Read(string name, [CallerFilePath] string here = "")
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(here), name));
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }
            var at = line.IndexOf(Arrow, StringComparison.Ordinal);
            Assert.True(at > 0, $"{name}:{i + 1} has no arrow");
            yield return (i + 1, line[..at].TrimEnd(), line[(at + Arrow.Length)..].Trim());
        }
    }

    public static void AssertAll(string name, Func<string, string> actual, [CallerFilePath] string here = "")
    {
        var wrong = Read(name, here)
            .Select(test => (test.Line, test.Input, test.Expected, Actual: actual(test.Input).Trim()))
            .Where(test => test.Expected != test.Actual)
            .Select(test => $"{name}:{test.Line}  {test.Input}\n    expected {test.Expected}\n    actual   {test.Actual}")
            .ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} cases differ\n" + string.Join('\n', wrong));
    }
}
