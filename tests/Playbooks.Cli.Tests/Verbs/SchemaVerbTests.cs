using System.Text.Json;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class SchemaVerbTests
{
    [Fact]
    public async Task SchemasGoWhereTheyAreWanted()
    {
        using var calling = new Calling();

        var called = await calling.CallInWorkspaceAsync("schema", "--out", "schemas");

        Assert.Equal((0, ""), (called.Code, called.Error));
        var names = called.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(path => Path.GetFileName(path)!).ToArray();
        Assert.Equal(["actions.schema.json", "example.schema.json", "facts.schema.json", "map.schema.json", "playbook.schema.json", "policy.schema.json", "workspace.schema.json"], names);
        Assert.All(names, name => JsonDocument.Parse(calling.Read($"schemas/{name}")));
    }
}
