using System.Reflection;
using System.Text;
using Playbooks.Engine.Checking;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Architecture;

/// <summary>
/// The reference of codes says what the code says. After a change, run the tests once with PLAYBOOKS_UPDATE=1: that
/// writes the reference anew.
/// </summary>
public sealed class DiagnosticReferenceTests
{
    private const string Reference = "src/Playbooks.Language/DIAGNOSTICS.md";

    private static readonly Assembly[] s_assemblies =
        [typeof(Diagnostic).Assembly, typeof(WorkspaceChecker).Assembly, typeof(BookRun).Assembly];

    [Fact]
    public void EveryCodeHasItsLine()
    {
        var expected = Write(Kinds());
        var path = Repository.PathOf(Reference);
        if (Environment.GetEnvironmentVariable("PLAYBOOKS_UPDATE") is "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void NoCodeIsUsedTwice() =>
        Assert.Empty(Kinds().GroupBy(kind => kind.Code).Where(group => group.Count() > 1).Select(group => group.Key));

    private static DiagnosticKind[] Kinds() =>
        [.. s_assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(DiagnosticKind))
            .Select(field => (DiagnosticKind)field.GetValue(null)!)
            .OrderBy(kind => kind.Code, StringComparer.Ordinal)];

    private static string Write(IEnumerable<DiagnosticKind> kinds)
    {
        var text = new StringBuilder();
        text.Append("# Diagnostics\n\n");
        text.Append("Every mistake that an author or a caller can make has a code, which is never reused. An error keeps a workspace\n");
        text.Append("from being published; a warning says that something works, and probably not as meant. The message itself names the\n");
        text.Append("author's words, the place, and what to write instead.\n\n");
        text.Append("| code | weight | what is wrong |\n| --- | --- | --- |\n");
        foreach (var kind in kinds)
        {
            text.Append("| ").Append(kind.Code).Append(" | ").Append(kind.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "note",
            }).Append(" | ").Append(kind.Title).Append(" |\n");
        }
        return text.ToString();
    }
}
