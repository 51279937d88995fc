using System.Text.Json;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class WorkflowVerbTests
{
    private const string Discount = """
        [ { "WorkflowName": "Discount", "Rules": [
            { "RuleName": "Ten", "SuccessEvent": "10", "Expression": "customer.country == \"india\" && customer.orders > 2" },
            { "RuleName": "Twenty", "ErrorMessage": "not for $(customer.name)", "Expression": "customer.orders > 20" } ] },
          { "WorkflowName": "Other", "Rules": [ { "RuleName": "Always", "Expression": "true" } ] } ]
        """;

    [Fact]
    public async Task TheResultTreeIsJson()
    {
        using var calling = Prepared();

        var called = await calling.CallAsync("workflow", "discount.json", "--input", "customer=customer.json");

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.Equal(
            """[{"ruleName":"Ten","isSuccess":true,"successEvent":"10","exceptionMessage":"","output":null,"childResults":[]},{"ruleName":"Twenty","isSuccess":false,"successEvent":null,"exceptionMessage":"not for Ann","output":null,"childResults":[]}]""",
            Compact(called.Output));
    }

    [Fact]
    public async Task AnotherWorkflowOfTheFileIsNamed()
    {
        using var calling = Prepared();

        Assert.Contains("Always", (await calling.CallAsync("workflow", "discount.json", "--name", "Other")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await calling.CallAsync("workflow", "discount.json", "--name", "None")).Code);
    }

    [Fact]
    public async Task InputsWithoutANameAreCounted()
    {
        using var calling = Prepared();
        calling.Write("w.json", """{ "WorkflowName": "W", "Rules": [ { "RuleName": "R", "Expression": "input1.orders == 5 && input2.Sum() == 3" } ] }""");
        calling.Write("list.json", "[1, 2]");

        Assert.Contains("\"isSuccess\": true", (await calling.CallAsync("workflow", "w.json", "--input", "customer.json", "--input", "list.json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARuleThatCannotBeEvaluatedIsSaidWithItsPlaceAndTheOthersAreRun()
    {
        using var calling = Prepared();
        calling.Write("w.json", """{ "WorkflowName": "W", "Rules": [ { "RuleName": "R", "Expression": "customer.none.deep > 3" }, { "RuleName": "S", "Expression": "true" } ] }""");

        var called = await calling.CallAsync("workflow", "w.json", "--input", "customer=customer.json");

        Assert.Equal(1, called.Code);
        Assert.Contains("--> w.json:1:78  (Rules[0].Expression)", called.Error, StringComparison.Ordinal);
        Assert.Contains("\"hasFailed\": true", called.Output, StringComparison.Ordinal);
        Assert.Contains("\"isSuccess\": true", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsNoWorkflowIsRefused()
    {
        using var calling = Prepared();
        calling.Write("w.json", """{ "WorkflowName": "W", "WorkflowsToInject": [ "W" ] }""");

        var called = await calling.CallAsync("workflow", "w.json");

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains("error PB5107: `W` injects itself", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorkflowsOfAWorkspaceAreCheckedWithItAndKnowOneAnother()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        calling.Write("small/playbooks/workflows/main.json", """{ "WorkflowName": "Main", "WorkflowsToInject": [ "Shared" ] }""");
        calling.Write("small/playbooks/workflows/shared.json", """{ "WorkflowName": "Shared", "Rules": [ { "RuleName": "R", "Expression": "1 < 2" } ] }""");

        Assert.Equal(0, (await calling.CallInWorkspaceAsync("check")).Code);
        Assert.Contains("\"isSuccess\": true", (await calling.CallAsync("workflow", "small/playbooks/workflows/main.json")).Output, StringComparison.Ordinal);

        calling.Write("small/playbooks/workflows/shared.json", """{ "WorkflowName": "Shared", "Rules": [ { "RuleName": "R", "Expression": "1 <" } ] }""");
        var broken = await calling.CallInWorkspaceAsync("check");
        Assert.Equal(1, broken.Code);
        Assert.Contains("playbooks/workflows/shared.json:1:77", broken.Error + broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImportedWorkflowChecksAsAPlaybook()
    {
        using var calling = Prepared();
        await calling.CallInWorkspaceAsync("check");

        var called = await calling.CallAsync("import", "workflow", "discount.json", "--out", "small/playbooks/discount.json", "--facts", "facts.json", "--actions", "actions.json");
        Assert.Equal(0, called.Code);
        Assert.Contains("the message of `Twenty` is left out", called.Error, StringComparison.Ordinal);
        Merge(calling, "small/playbooks/facts.json", "facts.json", "facts");
        Merge(calling, "small/playbooks/actions.json", "actions.json", null);

        var check = await calling.CallInWorkspaceAsync("check", "--json");
        Assert.Equal("""{"diagnostics":[],""", Compact(check.Output)[..18]);
        Assert.Contains("\"when\": { \"account.country\": \"india\", \"account.orders\": \"> 2\" }", calling.Read("small/playbooks/discount.json"), StringComparison.Ordinal);
    }

    private static Calling Prepared()
    {
        var calling = new Calling();
        calling.Write("discount.json", Discount);
        calling.Write("customer.json", """{ "name": "Ann", "country": "india", "orders": 5 }""");
        return calling;
    }

    private static void Merge(Calling calling, string into, string from, string? key)
    {
        var (whole, added) = (System.Text.Json.Nodes.JsonNode.Parse(calling.Read(into))!, System.Text.Json.Nodes.JsonNode.Parse(calling.Read(from))!);
        var (target, source) = key is null ? (whole.AsObject(), added.AsObject()) : (whole[key]!.AsObject(), added[key]!.AsObject());
        foreach (var member in source.Where(member => !target.ContainsKey(member.Key)))
        {
            target[member.Key] = member.Value!.DeepClone();
        }
        calling.Write(into, whole.ToJsonString());
    }

    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
