using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Playbooks.Server.Tests.Api;

/// <summary><c>POST /v1/imports</c> with a form: a file from elsewhere, and the map that says what its columns are.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private const string Map = """
        {
          "map": "crm",
          "columns": { "customer": { "type": "text", "from": "Customer" }, "called": { "type": "text", "from": "Called" } },
          "files": { "orders": { "file": "orders.csv", "key": "Customer", "of": "Customer", "columns": { "amount": { "type": "money", "from": "Amount" } } } },
          "facts": { "account.id": "customer", "account.name": "called", "account.arr": { "is": "sum(orders, amount)" } }
        }
        """;

    private const string Csv = "Customer,Called\nM-1,Maple\nM-2,Mole\n";

    private readonly WorkspaceCopy _workspace = SmallWorkspace.Create();
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(_workspace);

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task AMapSaysWhatTheColumnsOfAFileFromElsewhereAre()
    {
        var (status, body) = await SendAsync(("file", "export.csv", Csv), ("map", "map.json", Map), ("joined", "orders.csv", "Customer,Amount\nM-1,3\nM-1,4\nM-2,lots\n"));
        Assert.True(status == 200, body.ToString());
        Assert.Equal((2, 1, 1), (body.Number("rows"), body.Number("added"), body.Number("rejected")));
        Assert.Equal(3, body.GetProperty("rejectedRows")[0].Number("line"));
        var facts = (await _service.GetAsync("/v1/accounts/M-1")).GetProperty("facts");
        Assert.Equal(("Maple", 7), (facts.Text("name"), facts.GetProperty("arr").GetInt32()));
    }

    [Fact]
    public async Task AMapThatDoesNotFitIsRefusedWithAllThatIsWrongWithIt()
    {
        var (status, body) = await SendAsync(("file", "export.csv", Csv), ("map", "map.json", Map.Replace("\"Called\"", "\"Caled\"", StringComparison.Ordinal)));
        Assert.Equal((422, "content-not-valid"), (status, body.Text("code")));
        var codes = body.Items("diagnostics").Select(diagnostic => diagnostic.Text("code")).ToList();
        Assert.True(codes.Contains("PB5020") && codes.Contains("PB5028"), string.Join(' ', codes));
    }

    [Theory]
    [InlineData("../orders.csv")]
    [InlineData("..\\orders.csv")]
    [InlineData(".hidden")]
    [InlineData("accounts.csv")]
    public async Task AJoinedFileHasAPlainNameOfItsOwn(string name)
    {
        var (status, body) = await SendAsync(("file", "export.csv", Csv), ("map", "map.json", Map), ("joined", name, "Customer,Amount\n"));
        Assert.Equal((422, "content-not-valid"), (status, body.Text("code")));
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "orders.csv")));
    }

    [Fact]
    public async Task APartThatIsNotKnownOrTooLargeIsRefused()
    {
        Assert.Equal(422, (await SendAsync(("file", "a.csv", Csv), ("mapp", "map.json", Map))).Status);
        Assert.Equal(422, (await SendAsync(("map", "map.json", Map))).Status);
        Assert.Equal(422, (await SendAsync(("file", "a.csv", Csv), ("file", "b.csv", Csv))).Status);
        Assert.Equal(413, (await SendAsync(("file", "a.csv", Csv), ("map", "map.json", Map + new string(' ', 70_000)))).Status);
        // The answer is on its way before what was received is deleted.
        Assert.Empty(await Eventually.BecomesAsync(() => Task.FromResult(Received()), left => left.Length == 0));
    }

    [Fact]
    public async Task AFormThatIsCutOffIsNoForm()
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nCustomer,Cal"));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var answer = await _service.Http.PostAsync(new Uri("/v1/imports?kind=accounts", UriKind.Relative), body);
        Assert.Equal((400, "request-not-valid"), ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Text("code")));
    }

    private static string[] Received() =>
        [.. Directory.GetDirectories(Path.GetTempPath(), "playbooks-import-*").Where(folder => File.Exists(Path.Combine(folder, "accounts.csv")))];

    private async Task<(int Status, JsonElement Body)> SendAsync(params (string Part, string Name, string Text)[] parts)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (part, name, text) in parts)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), part, name);
        }
        using var answer = await _service.Http.PostAsync(new Uri("/v1/imports?kind=accounts", UriKind.Relative), form);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
