using System.Xml.Linq;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Architecture;

/// <summary>Holds the projects to the one picture of who may know whom.</summary>
public sealed class ProjectGraphTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Language"] = [],
        ["Engine"] = ["Language"],
        ["Retention"] = ["Engine", "Language"],
        ["Storage"] = ["Retention", "Engine"],
        ["Studio"] = ["Retention", "Engine", "Language"],
        ["Server"] = ["Studio", "Storage", "Retention", "Engine", "Language"],
        ["Cli"] = ["Server", "Storage", "Retention", "Engine", "Language"],
    };

    public static TheoryData<string> SourceProjects => [.. ProjectsBelow("src")];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void AProjectKnowsOnlyThoseItMay(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project)["Playbooks.".Length..];

        var references = Elements(project, "ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference)["Playbooks.".Length..]);

        Assert.Empty(references.Except(s_allowed[name]));
    }

    [Fact]
    public void TheLanguageNeedsNoPackage() =>
        Assert.Empty(Elements("src/Playbooks.Language/Playbooks.Language.csproj", "PackageReference"));

    [Fact]
    public void UndeclaredReferencesDoNotCompile() =>
        Assert.Equal("true", XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("DisableTransitiveProjectReferences").Single().Value);

    [Fact]
    public void EverySourceProjectHasItsTests() =>
        Assert.All(ProjectsBelow("src"), project =>
        {
            var tests = Path.GetFileNameWithoutExtension(project) + ".Tests";
            Assert.True(File.Exists(Repository.PathOf($"tests/{tests}/{tests}.csproj")), $"{tests} is missing");
        });

    [Fact]
    public void EveryProjectIsInTheSolution()
    {
        var solution = File.ReadAllText(Repository.PathOf("Playbooks.sln")).Replace('\\', '/');

        Assert.All(ProjectsBelow("src").Concat(ProjectsBelow("tests")), project => Assert.Contains(project, solution, StringComparison.Ordinal));
    }

    [Fact]
    public void VersionsOfPackagesAreExactAndCentral()
    {
        var central = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion").ToArray();

        Assert.All(central, package => Assert.Matches(@"^\d+\.\d+\.\d+$", package.Attribute("Version")!.Value));
        var used = ProjectsBelow("src").Concat(ProjectsBelow("tests")).Append("tests/Directory.Build.props")
            .SelectMany(project => Elements(project, "PackageReference"));
        Assert.Equal(central.Select(package => package.Attribute("Include")!.Value).Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryPackageOfASourceProjectEarnsItsLineInTheProjectsReadme() =>
        Assert.All(ProjectsBelow("src"), project =>
        {
            var readme = Repository.PathOf(Path.Combine(Path.GetDirectoryName(project)!, "README.md"));
            var text = File.Exists(readme) ? File.ReadAllText(readme) : "";
            Assert.All(Elements(project, "PackageReference"), package => Assert.Contains($"`{package}`", text, StringComparison.Ordinal));
        });

    private static IEnumerable<string> ProjectsBelow(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument.Load(Repository.PathOf(project)).Descendants(name).Select(element => element.Attribute("Include")!.Value);
}
