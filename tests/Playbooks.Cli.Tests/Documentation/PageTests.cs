using System.Text.RegularExpressions;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Documentation;

/// <summary>Links lead somewhere, and calls are calls that the command takes.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md", "playbooks/README.md", "src/Playbooks.Cli/Starter/README.md",
        .. Directory.EnumerateDirectories(Repository.PathOf("src"), "Playbooks.*").Select(folder => $"src/{Path.GetFileName(folder)}/README.md").Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryLinkLeadsSomewhere(string page)
    {
        var guide = Guide.Of(page);
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;

        Assert.All(guide.Links, link => Assert.True(
            link.StartsWith('#') ? guide.Anchors.Contains(link[1..], StringComparer.Ordinal) : Path.Exists(Path.Combine(folder, link)),
            $"{page} links to `{link}`, which leads nowhere"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task EveryCallNamesAVerbAndItsOptions(string page)
    {
        using var calling = new Calling();
        foreach (var call in Guide.Of(page).Calls)
        {
            var verb = call.Split(' ')[0];
            var help = await calling.CallAsync(verb, "--help");
            Assert.True(help.Code == 0, $"{page} calls `playbooks {call}`, and there is no verb `{verb}`");
            Assert.All(Options().Matches(call).Select(match => match.Value), option => Assert.Contains(option, help.Output, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task TheReadmeHasALineForEveryVerbAndNoOther()
    {
        using var calling = new Calling();
        var help = (await calling.CallAsync("--help")).Output;
        var verbs = Verbs().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value);

        var readme = Guide.Of("README.md").Text;
        var table = readme[readme.IndexOf("| verb | does |", StringComparison.Ordinal)..readme.IndexOf("## Where things are", StringComparison.Ordinal)];
        var rows = table.Split('\n').Skip(2).Where(line => line.StartsWith('|'));
        var named = rows.SelectMany(row => Named().Matches(row.Split('|')[1]).Select(match => match.Groups[1].Value));

        Assert.Equal(verbs.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("--[a-z]+")]
    private static partial Regex Options();

    [GeneratedRegex("^  ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Verbs();

    [GeneratedRegex("`([a-z]+)[^`]*`")]
    private static partial Regex Named();
}
