using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class InterviewVerbTests
{
    // A long name in several scripts, with quotation marks, markup of three kinds, and a character that no XML holds.
    private const string Name = "Анна-Мария «Ника» O'Neill \"von <b>Hohen</b>\" *x*_y_ [ ] &amp; مريم 山田太郎";

    private static readonly string s_facts = $$$"""
        { "account": { "id": "A-1", "name": "Brücke & Söhne", "usage": 35, "openTickets": 2, "leavingReason": "Service", "products": ["Time | Track", "1. Pay"] },
          "contacts": [ { "id": "C-1", "name": {{{JsonSerializer.Serialize(Name + "\u0001")}}}, "role": "DecisionMaker", "attitude": 3, "behaviour": 2 } ] }
        """;

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("docx")]
    public async Task ANameInAnotherScriptWithQuotesAndMarkupComesOutAsItIs(string format)
    {
        using var calling = WithFacts();

        var called = await CallAsync(calling, "--format", format, "--out", "out." + format);

        Assert.Equal(0, called.Code);
        Assert.Contains(Expected(format), TextOf(calling, "out." + format), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task APdfIsPrintedByABrowser()
    {
        using var calling = WithFacts();

        var called = await CallAsync(calling, "--format", "pdf", "--out", "out.pdf");

        Assert.Equal(0, called.Code);
        Assert.StartsWith("%PDF-", calling.Read("out.pdf"), StringComparison.Ordinal);
        Assert.Equal(["facts.json", "out.pdf"], FilesOf(calling));
    }

    [Fact]
    public async Task WithoutABrowserTheOtherFormatsAreNamed()
    {
        using var calling = WithFacts(findsBrowser: false);

        var called = await CallAsync(calling, "--format", "pdf", "--out", "out.pdf");

        Assert.Equal(3, called.Code);
        Assert.Contains("there is no Chromium, Chrome or Edge on this machine", called.Error, StringComparison.Ordinal);
        Assert.Contains("`--format html`, `docx` or `md`", called.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("docx")]
    public async Task TheSameCallWritesTheSameBytes(string format)
    {
        using var calling = WithFacts();

        await CallAsync(calling, "--format", format, "--out", "a");
        await CallAsync(calling, "--format", format, "--out", "b");

        Assert.Equal(File.ReadAllBytes(Path.Combine(calling.Folder, "a")), File.ReadAllBytes(Path.Combine(calling.Folder, "b")));
        Assert.Equal(["a", "b", "facts.json"], FilesOf(calling));
    }

    [Fact]
    public async Task TheFormatIsTheFilesUnlessSaidAndOtherTemplatesExportTheSameWay()
    {
        using var calling = WithFacts();

        var called = await CallAsync(calling, "--template", "exit-interview.email", "--out", "mail.html", "--json");

        Assert.Equal(0, called.Code);
        var json = JsonDocument.Parse(called.Output).RootElement;
        Assert.Equal(("html", "exit-interview.email", "C-1"), (json.GetProperty("format").GetString(), json.GetProperty("template").GetString(), json.GetProperty("contact").GetString()));
        Assert.Contains("<li>\n<p>When did you first think of leaving", calling.Read("mail.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInterviewThatTheDecisionDoesNotRecommendIsWrittenAndSaidSo()
    {
        using var calling = new Calling();
        calling.Write("facts.json", """{ "account": { "id": "A" }, "contact": { "id": "C" } }""");

        var called = await CallAsync(calling, "--out", "out.md");

        Assert.Equal(0, called.Code);
        Assert.Contains("the decision itself does not recommend it", called.Error, StringComparison.Ordinal);
        Assert.StartsWith("# Exit interview", calling.Read("out.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`--facts` and `--account` exclude one another", "--account", "A-1", "--facts", "facts.json", "--out", "x.md")]
    [InlineData("neither `--facts` nor `--account` is given", "--out", "x.md")]
    [InlineData("does not say what to write", "--facts", "facts.json", "--out", "x.txt")]
    [InlineData("would be overwritten", "--facts", "facts.json", "--format", "md", "--out", "facts.json")]
    [InlineData("there is no folder for `no/x.md`", "--facts", "facts.json", "--out", "no/x.md")]
    [InlineData("the account has no contact `C-9`", "--facts", "facts.json", "--contact", "C-9", "--out", "x.md")]
    [InlineData("did you mean `exit-interview.script`?", "--facts", "facts.json", "--template", "exit-interview.scrip", "--out", "x.md")]
    [InlineData("`odt` is none of `md`, `html`, `docx`, `pdf`", "--facts", "facts.json", "--format", "odt", "--out", "x.odt")]
    public async Task AWrongCallIsSaidToBeOne(string message, params string[] arguments)
    {
        using var calling = WithFacts();

        var called = await calling.CallAsync(["interview", "--workspace", Repository.Root, .. arguments]);

        Assert.Equal((2, true), (called.Code, called.Error.Contains(message, StringComparison.Ordinal)));
        Assert.Equal(["facts.json"], FilesOf(calling));
    }

    [Fact]
    public async Task AmongSeveralContactsOneMustBeChosen()
    {
        using var calling = new Calling();
        calling.Write("facts.json", """{ "account": { "id": "A" }, "contacts": [{ "id": "C-1" }, { "id": "C-2" }] }""");

        var called = await CallAsync(calling, "--out", "out.md");

        Assert.Equal(2, called.Code);
        Assert.Contains("choose one with `--contact`: `C-1`, `C-2`", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWorkspaceWithoutAnInterviewSaysSo()
    {
        using var calling = WithFacts();
        calling.Write("facts.json", """{ "account": { "id": "A" }, "contact": { "id": "C" } }""");

        var called = await calling.CallInWorkspaceAsync("interview", "--facts", "facts.json", "--out", "x.md");

        Assert.Equal(2, called.Code);
        Assert.Contains("no action of the kind `ExitInterview`", called.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("docx")]
    public async Task ARunWritesOneForEachContactWhomADecisionSendsThere(string format)
    {
        using var calling = new Calling();
        var book = Repository.PathOf("playbooks/sample-book/book.csv");
        const string at = "2026-11-02T09:00:00Z";

        var called = await calling.CallAsync("run", "--workspace", Repository.Root, "--in", book, "--out", "out.jsonl", "--interviews", "interviews", "--interviews-format", format, "--at", at);

        Assert.Equal(0, called.Code);
        var wanted = calling.Read("out.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .SelectMany(decision => decision.GetProperty("actions").EnumerateArray()
                .Where(action => action.GetProperty("action").GetString() == "exit-interview")
                .Select(action => $"{decision.GetProperty("account").GetString()}_{action.GetProperty("contact").GetString()}.{format}"))
            .Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(wanted);
        Assert.Equal(wanted, Directory.EnumerateFiles(Path.Combine(calling.Folder, "interviews")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["interviews", "out.jsonl"], Directory.EnumerateFileSystemEntries(calling.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains($"interviews, 0 withheld", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextThatIsNestedTooDeeplyIsSaidToBe()
    {
        using var calling = WithFacts();
        using var workspace = WorkspaceCopy.OfShipped();
        workspace.Write("templates/exit-interview.script.scriban", "---\nchannel: interview\n---\n" + new string('>', 1000) + " a\n");

        var called = await calling.CallAsync("interview", "--workspace", workspace.Folder, "--facts", "facts.json", "--out", "x.md");

        Assert.Equal(1, called.Code);
        Assert.Contains("is nested too deeply", called.Error, StringComparison.Ordinal);
    }

    private static Calling WithFacts(bool findsBrowser = true)
    {
        var calling = new Calling { HasBrowser = findsBrowser };
        calling.Write("facts.json", s_facts);
        return calling;
    }

    private static Task<Called> CallAsync(Calling calling, params string[] arguments) =>
        calling.CallAsync(["interview", "--workspace", Repository.Root, "--facts", "facts.json", "--at", "2026-03-02T09:00:00Z", .. arguments]);

    private static string Expected(string format) => format switch
    {
        "html" => WebUtility.HtmlEncode(Name),
        "docx" => Name.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        _ => """Анна-Мария «Ника» O'Neill "von \<b\>Hohen\</b\>" \*x\*\_y\_ \[ \] \&amp; مريم 山田太郎""",
    };

    private static string TextOf(Calling calling, string file)
    {
        if (!file.EndsWith("docx", StringComparison.Ordinal))
        {
            return calling.Read(file);
        }
        using var package = ZipFile.OpenRead(Path.Combine(calling.Folder, file));
        using var reader = new StreamReader(package.Entries.Single(entry => entry.FullName.EndsWith("document.xml", StringComparison.Ordinal)).Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string?> FilesOf(Calling calling) =>
        Directory.EnumerateFileSystemEntries(calling.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
