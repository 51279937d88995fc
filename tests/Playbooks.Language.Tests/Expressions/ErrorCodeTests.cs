using System.Reflection;
using System.Runtime.CompilerServices;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

public class ErrorCodeTests
{
    [Fact]
    public void EveryKindOfMistakeIsProvokedByATest()
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(Here()))!;
        var tests = string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".txt", StringComparison.Ordinal) || file.EndsWith("Tests.cs", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.DoesNotContain(Kinds(), kind => !tests.Contains(kind.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void CodesAreUnique() => Assert.Equal(Kinds().Count(), Kinds().Select(kind => kind.Code).Distinct().Count());

    private static IEnumerable<DiagnosticKind> Kinds() => new[] { typeof(ExpressionErrors), typeof(JsonFactErrors) }
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => (DiagnosticKind)field.GetValue(null)!);

    private static string Here([CallerFilePath] string path = "") => path;
}
