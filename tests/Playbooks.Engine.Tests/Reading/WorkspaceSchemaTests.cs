using System.Text.Json;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Tests.Checking;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Reading;

public sealed class WorkspaceSchemaTests
{
    private static readonly Workspace Shipped = WorkspaceChecker.Check(WorkspaceCheckerTests.Load(".")).Workspace!;

    [Fact]
    public void EveryShippedDocumentFitsItsSchema()
    {
        var schemas = WorkspaceSchema.Write(Shipped);

        foreach (var path in Shipped.Documents.Texts.Keys.Where(path => path.EndsWith(".json", StringComparison.Ordinal)))
        {
            var problems = Validate(schemas[$"playbooks/{SchemaOf(path)}.schema.json"], Shipped.Documents.Texts[path]);
            Assert.True(problems.Count == 0, $"{path}{string.Join('\n', problems)}");
        }
    }

    [Theory]
    [InlineData("telco.map.json")]
    [InlineData("northwind.map.json")]
    public void MapsFitTheirSchema(string file) =>
        Assert.Empty(Validate(WorkspaceSchema.Write(Shipped)["playbooks/map.schema.json"], File.ReadAllText(Repository.PathOf("tests/real-data/" + file))));

    [Fact]
    public void WrongNamesDoNotFit()
    {
        var schema = WorkspaceSchema.Write(Shipped)["playbooks/playbook.schema.json"];

        Assert.Empty(Validate(schema, """{"playbook":"a","rules":[{"id":"b","when":{"contact.quadrant":"HighRisk | Trapped"},"then":"monitor"}]}"""));
        Assert.Single(Validate(schema, """{"playbook":"a","rules":[{"id":"b","when":{"contact.quadrnt":"HighRisk"},"then":"monitor"}]}"""));
        Assert.Single(Validate(schema, """{"playbook":"a","rules":[{"id":"b","then":"monitr"}]}"""));
        Assert.Single(Validate(schema, """{"playbook":"a","rules":[{"id":"b","then":"monitor","band":"urgnt"}]}"""));
    }

    [Fact]
    public void TheSchemaOfAWorkspaceIsTheSameEachTime() =>
        Assert.Equal(WorkspaceSchema.Write(Shipped), WorkspaceSchema.Write(Shipped));

    private static string SchemaOf(string path) => path switch
    {
        "playbooks/workspace.json" or "playbooks/facts.json" or "playbooks/actions.json" or "playbooks/policy.json" => Path.GetFileNameWithoutExtension(path),
        _ when path.StartsWith("playbooks/examples/", StringComparison.Ordinal) => "example",
        _ => "playbook",
    };

    private static List<string> Validate(string schema, string document)
    {
        using var rules = JsonDocument.Parse(schema);
        using var value = JsonDocument.Parse(document);
        return [.. new SchemaValidator(rules.RootElement).Validate(value.RootElement)];
    }
}
