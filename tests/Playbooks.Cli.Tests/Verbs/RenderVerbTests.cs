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
}
