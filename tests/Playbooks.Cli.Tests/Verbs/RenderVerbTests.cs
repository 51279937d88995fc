namespace Playbooks.Cli.Tests.Verbs;

public sealed class RenderVerbTests
{
    [Fact]
    public async Task MembersOfTheDataAreTheVariables()
    {
        using var calling = new Calling();
        calling.Write("t.scriban", "Dear {{ contact.name }}, {{ for p in products }}[{{ p }}]{{ end }}");
        calling.Write("d.json", """{ "contact": { "name": "Ada" }, "products": ["x", "y"] }""");

        Assert.Equal(new Called(0, "Dear Ada, [x][y]", ""), await calling.CallAsync("render", "t.scriban", "--data", "d.json"));
    }

    [Fact]
    public async Task PartialsLieBesideTheTemplate()
    {
        using var calling = new Calling();
        calling.Write("t.scriban", "{{ include '_greeting' }}!");
        calling.Write("_greeting.scriban", "Hello {{ name }}");
        calling.Write("d.json", """{ "name": "Ada" }""");

        Assert.Equal(new Called(0, "Hello Ada!", ""), await calling.CallAsync("render", "t.scriban", "--data", "d.json"));
    }

    [Fact]
    public async Task FrontMatterIsNoText()
    {
        using var calling = new Calling();
        calling.Write("t.scriban", "---\nchannel: email\nsubject: To {{ name }}\n---\nHello");
        calling.Write("d.json", """{ "name": "Ada" }""");

        var called = await calling.CallAsync("render", "t.scriban", "--data", "d.json", "--json");

        Assert.Equal("{\n  \"subject\": \"To Ada\",\n  \"text\": \"Hello\"\n}\n", called.Output);
    }

    [Fact]
    public async Task AnUnknownNameIsAMistakeUnlessLenient()
    {
        using var calling = new Calling();
        calling.Write("t.scriban", "a{{ nothing }}b");

        var strict = await calling.CallAsync("render", "t.scriban");
        var lenient = await calling.CallAsync("render", "t.scriban", "--lenient");

        Assert.Equal((2, ""), (strict.Code, strict.Output));
        Assert.Contains("--> t.scriban:1:5", strict.Error, StringComparison.Ordinal);
        Assert.Equal(new Called(0, "ab", ""), lenient);
    }

    [Fact]
    public async Task AValueThatIsNotKnownWithholdsTheText()
    {
        using var calling = new Calling();
        calling.Write("t.scriban", "Dear {{ name }}");
        calling.Write("d.json", """{ "name": null }""");

        var called = await calling.CallAsync("render", "t.scriban", "--data", "d.json");

        Assert.Equal((1, ""), (called.Code, called.Output));
        Assert.Contains("name", called.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("script", "x = 2\nfor i in 1..3; i * x; end", "246")]
    [InlineData("front-matter", "+++\nx = 2\n+++\ntwice: {{ x * 2 }}", "twice: 4")]
    [InlineData("template", "+++\n{{ 1 + 1 }}", "+++\n2")]
    public async Task AFileIsReadInTheModeThatIsAskedFor(string mode, string file, string expected)
    {
        using var calling = new Calling();
        calling.Write("t.scriban", file);

        Assert.Equal(new Called(0, expected, ""), await calling.CallAsync("render", "t.scriban", "--mode", mode));
    }

    [Theory]
    [InlineData("check-in.email", "did you mean `small/templates/check-in.email.scriban`?")]
    [InlineData("chek-in.email.scriban", "did you mean `small/templates/check-in.email.scriban`?")]
    [InlineData("nothing-like-it", "`render` takes a template's file; those of the workspace lie in its `templates/`")]
    public async Task ATemplateOfTheWorkspaceIsNamedWhereAFileIsNotThere(string named, string help)
    {
        using var calling = new Calling();

        var called = await calling.CallInWorkspaceAsync("render", named);

        Assert.Equal(new Called(2, "", $"error: there is no file `{named}`\n  = help: {help}\n"), called);
    }

    [Theory]
    [InlineData(true, "Dear \u241B[2JAda\n")]
    [InlineData(false, "Dear \u001B[2JAda\r\n")]
    public async Task WhatWouldSteerATerminalReachesFilesAlone(bool isTerminal, string expected)
    {
        using var calling = new Calling { OnTerminal = isTerminal };
        calling.Write("t.scriban", "Dear {{ name }}\r\n");
        calling.Write("d.json", """{ "name": "\u001b[2JAda" }""");

        Assert.Equal(expected, (await calling.CallAsync("render", "t.scriban", "--data", "d.json")).Output);
    }

    [Fact]
    public async Task AModeThatDoesNotExistIsRefused()
    {
        using var calling = new Calling();
        calling.Write("t.scriban", "x");

        var called = await calling.CallAsync("render", "t.scriban", "--mode", "scribble");

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains("`--mode` is `template`, `script` or `front-matter`, not `scribble`", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TemplatesFromElsewhereNameTheirPartialsByPath()
    {
        using var calling = new Calling();
        calling.Write("t.scriban", "{{ include 'parts/head.html' 'x' }}{{ include 'foot' }}{{ n = 'li' + 'ne'; include n }}");
        calling.Write("parts/head.html", "<{{ $1 }}{{ include 'parts/inner.txt' }}>");
        calling.Write("parts/inner.txt", "!");
        calling.Write("foot.sbn", "foot");
        calling.Write("line.scriban", " line");

        Assert.Equal(new Called(0, "<x!>foot line", ""), await calling.CallAsync("render", "t.scriban", "--lenient"));
    }

    [Fact]
    public async Task DashesOfATemplateFromElsewhereAreText()
    {
        using var calling = new Calling();
        calling.Write("t.scriban", "---\ntitle: {{ 1 + 1 }}\nlayout: page\n---\nbody");

        Assert.Equal(new Called(0, "---\ntitle: 2\nlayout: page\n---\nbody", ""), await calling.CallAsync("render", "t.scriban", "--lenient"));
    }

    [Fact]
    public async Task CodeThatEndsWithTheFileIsAWarningInATemplateFromElsewhere()
    {
        using var calling = new Calling();
        calling.Write("t.scriban", "a{{ 1 + 1");

        var called = await calling.CallAsync("render", "t.scriban", "--lenient");

        Assert.Equal((0, "a2"), (called.Code, called.Output));
        Assert.Contains("PB3013", called.Error, StringComparison.Ordinal);
    }
}
