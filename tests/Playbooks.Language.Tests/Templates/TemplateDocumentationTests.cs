using System.Runtime.CompilerServices;
using Playbooks.Language.Templates.Functions;

namespace Playbooks.Language.Tests.Templates;

/// <summary>What is written about templates is so.</summary>
public sealed class TemplateDocumentationTests
{
    [Fact]
    public void EveryFunctionIsTriedByACase()
    {
        var cases = string.Concat(Directory.EnumerateFiles(Folder(), "*.cases").Select(File.ReadAllText));
        Assert.Empty(FunctionTable.All.Where(function => function.IsRepeatable && !cases.Contains(function.Name, StringComparison.Ordinal)).Select(function => function.Name));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
