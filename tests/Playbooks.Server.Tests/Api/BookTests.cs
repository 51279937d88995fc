using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Playbooks.Server.Tests.Api;

public sealed class BookTests : IAsyncLifetime
{
    private readonly WorkspaceCopy _workspace = SmallWorkspace.Create();
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(_workspace, FixedClock.Monday);

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task TheSampleBookIsThereAtTheFirstStart()
    {
        var list = await GetAsync("/v1/accounts?limit=1");
        var item = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(("A-1", "Alder & Sons", 2), (Text(item, "account"), Text(item.GetProperty("facts"), "name"), item.GetProperty("contacts").GetInt32()));
        var next = await GetAsync("/v1/accounts?limit=1&after=" + Text(list, "next"));
        Assert.Equal("A-2", Text(next.GetProperty("items")[0], "account"));
        Assert.False(next.TryGetProperty("next", out _));
        Assert.Equal("A-2", Text((await GetAsync("/v1/accounts?text=cedar")).GetProperty("items")[0], "account"));
    }

    [Fact]
    public async Task ARecommendationByAccountIsRecordedAndReplays()
    {
        var made = await GetAsync("/v1/accounts/A-1/recommendation?explain=all");
        Assert.Equal("call", Text(made.GetProperty("actions")[0], "action"));
        var id = Text(made, "decision");
        var kept = await GetAsync("/v1/decisions/" + id);
        Assert.Equal(made.GetRawText(), kept.GetProperty("result").GetRawText());
        Assert.Equal("A-1", Text(kept.GetProperty("request").GetProperty("facts").GetProperty("account"), "id"));
        Assert.True((await GetAsync($"/v1/decisions/{id}/replay")).GetProperty("same").GetBoolean());
        Assert.Equal(id, Text((await GetAsync("/v1/decisions?account=A-1")).GetProperty("items")[0], "decision"));
        Assert.NotEmpty((await GetAsync($"/v1/decisions/{id}/explanation")).GetProperty("rules").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await _service.Http.GetAsync(Uri("/v1/decisions/01X/replay"))).StatusCode);
    }

    [Fact]
    public async Task FactsThatComeAlongAreRecordedToo()
    {
        var made = await _service.RecommendedAsync("""{ "account": { "id": "X-1" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } }""");
        Assert.True((await GetAsync($"/v1/decisions/{Text(made, "decision")}/replay")).GetProperty("same").GetBoolean());
    }

    [Fact]
    public async Task AQuestionMayNameTheAccountInTheBody()
    {
        var made = await _service.RecommendedAsync("""{ "account": "A-1", "contact": "C-2", "at": "2026-03-02T10:00:00+01:00" }""");
        Assert.Equal(("2026-03-02T09:00:00Z", "C-2"), (Text(made, "at"), Text(Assert.Single(made.GetProperty("contacts").EnumerateArray()), "contact")));
        foreach (var (body, status) in new[]
        {
            ("""{ "account": "A-9" }""", HttpStatusCode.NotFound), ("""{ "account": "A-1", "contact": "C-9" }""", HttpStatusCode.NotFound),
            ("""{ "account": "A-1", "event": "E-9" }""", HttpStatusCode.NotFound), ("""{ "account": "A-1", "at": "noon" }""", HttpStatusCode.UnprocessableEntity),
            ("""{ "account": "A-1", "contacts": [] }""", HttpStatusCode.UnprocessableEntity),
        })
        {
            using var answer = await _service.RecommendAsync(body);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task AnAccountIsSavedOnTheStateThatItsAuthorSaw()
    {
        using var made = await SendAsync(HttpMethod.Put, "/v1/accounts/N-1", """{ "facts": { "name": "New", "arr": { "value": 5, "asOf": "2026-01-01" } }, "team": "north" }""", "*", isNew: true);
        Assert.Equal((HttpStatusCode.Created, "\"1\"", "/v1/accounts/N-1"), (made.StatusCode, made.Headers.ETag!.Tag, made.Headers.Location!.OriginalString));
        using var changed = await SendAsync(HttpMethod.Patch, "/v1/accounts/N-1", """{ "facts": { "name": null, "products": ["Payroll"] } }""", "\"1\"");
        Assert.Equal("""{"arr":{"value":5,"asOf":"2026-01-01T00:00:00Z"},"products":["Payroll"]}""", (await ReadAsync(changed)).GetProperty("facts").GetRawText());
        using var late = await SendAsync(HttpMethod.Put, "/v1/accounts/N-1", """{ "facts": {} }""", "\"1\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("N-1", Text((await ReadAsync(late)).GetProperty("current"), "account"));
        using var blind = await SendAsync(HttpMethod.Put, "/v1/accounts/N-1", """{ "facts": {} }""", null);
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        using var whole = await SendAsync(HttpMethod.Put, "/v1/accounts/N-1", """{ "facts": { "arr": 7 } }""", "\"2\"");
        Assert.Equal("""{"arr":7}""", (await ReadAsync(whole)).GetProperty("facts").GetRawText());
        using var again = await SendAsync(HttpMethod.Put, "/v1/accounts/N-1", """{ "facts": {} }""", "*", isNew: true);
        Assert.Equal(HttpStatusCode.PreconditionFailed, again.StatusCode);
    }

    [Fact]
    public async Task AContactIsSavedWithItsAccountsTag()
    {
        var tag = (await _service.Http.GetAsync(Uri("/v1/accounts/A-2/contacts/C-3"))).Headers.ETag!.Tag;
        using var changed = await SendAsync(HttpMethod.Patch, "/v1/accounts/A-2/contacts/C-3", """{ "facts": { "behaviour": 9 } }""", tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var contact = Assert.Single((await GetAsync("/v1/contacts/C-3")).GetProperty("items").EnumerateArray());
        Assert.Equal(("A-2", 9.0, 8.0), (Text(contact, "account"), contact.GetProperty("facts").GetProperty("behaviour").GetDouble(), contact.GetProperty("facts").GetProperty("attitude").GetDouble()));
        using var made = await SendAsync(HttpMethod.Put, "/v1/accounts/A-2/contacts/C-8", """{ "facts": { "name": "Ed" } }""", "*", isNew: true);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("thank", Text((await GetAsync("/v1/accounts/A-2/recommendation")).GetProperty("actions")[0], "action"));
        Assert.Equal(HttpStatusCode.NotFound, (await _service.Http.GetAsync(Uri("/v1/contacts/C-99"))).StatusCode);
    }

    [Fact]
    public async Task WhatDoesNotFitTheVocabularyIsRefusedWithItsPlace()
    {
        using var refused = await SendAsync(HttpMethod.Put, "/v1/accounts/A-1", """{ "facts": { "arr": -1, "colour": "red", "id": "A-2" }, "size": 3 }""", "*");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var messages = (await ReadAsync(refused)).GetProperty("diagnostics").EnumerateArray().Select(diagnostic => Text(diagnostic, "message"));
        Assert.Equal(["the id stands in the address, and not among the facts", "`account.arr` is -1, less than 0", "unknown fact `account.colour`", "an account has no key `size`"], messages);
    }

    [Fact]
    public async Task SurveysEventsAndPurchasesAreTaken()
    {
        using var survey = await PostAsync("/v1/surveys", """{ "account": "A-1", "contact": "C-1", "at": "2026-03-01T08:00:00Z", "facts": { "attitude": 9, "behaviour": 9 } }""");
        Assert.Equal((HttpStatusCode.Created, "/v1/accounts/A-1"), (survey.StatusCode, survey.Headers.Location!.OriginalString));
        using var same = await PostAsync("/v1/surveys", """{ "account": "A-1", "contact": "C-1", "at": "2026-03-01T09:00:00+01:00", "facts": { "behaviour": 9, "attitude": 9 } }""");
        Assert.Equal((HttpStatusCode.OK, await survey.Content.ReadAsStringAsync()), (same.StatusCode, await same.Content.ReadAsStringAsync()));
        using var happened = await PostAsync("/v1/events", """{ "account": "A-1", "id": "E-1", "facts": { "kind": "Complaint" } }""");
        Assert.Equal("""{"account":"A-1","id":"E-1"}""", await happened.Content.ReadAsStringAsync());
        using var purchase = await PostAsync("/v1/purchases", """{ "account": "A-1", "product": "Payroll", "amount": 12.50 }""");
        Assert.Equal(HttpStatusCode.Created, purchase.StatusCode);
        var account = await GetAsync("/v1/accounts/A-1");
        Assert.Equal(("2026-03-01T08:00:00Z", "E-1", "2026-03-02T09:00:00Z"), (
            Text(account.GetProperty("surveys")[0], "at"), Text(account.GetProperty("events")[0], "id"), Text(account.GetProperty("purchases")[0], "at")));
        Assert.Equal("thank", Text((await GetAsync("/v1/accounts/A-1/recommendation?contact=C-1")).GetProperty("actions")[0], "action"));
        using var unknown = await PostAsync("/v1/events", """{ "account": "A-9", "facts": { "kind": "Complaint" } }""");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task EventsMayComeAsCloudEvents()
    {
        using var structured = await PostAsync(
            "/v1/events",
            """{ "specversion": "1.0", "id": "7", "source": "/crm/", "type": "com.example.complaint", "time": "2026-03-01T08:00:00Z", "datacontenttype": "application/json", "data": { "account": "A-1", "contact": "C-1", "facts": { "kind": "Complaint" } } }""",
            "application/cloudevents+json");
        Assert.Equal("""{"account":"A-1","id":"/crm/7"}""", await structured.Content.ReadAsStringAsync());
        using var binary = new HttpRequestMessage(HttpMethod.Post, Uri("/v1/events")) { Content = new StringContent("""{ "account": "A-1", "contact": "C-1", "facts": { "kind": "Complaint" } }""", Encoding.UTF8, "application/json") };
        foreach (var (name, value) in new[] { ("ce-specversion", "1.0"), ("ce-id", "7"), ("ce-source", "/crm"), ("ce-type", "com.example.complaint"), ("ce-time", "2026-03-01T08:00:00Z") })
        {
            binary.Headers.Add(name, value);
        }
        using var same = await _service.Http.SendAsync(binary);
        Assert.Equal((HttpStatusCode.OK, """{"account":"A-1","id":"/crm/7"}"""), (same.StatusCode, await same.Content.ReadAsStringAsync()));
        var kept = (await GetAsync("/v1/accounts/A-1")).GetProperty("events")[0];
        Assert.Equal(("C-1", "2026-03-01T08:00:00Z"), (Text(kept, "contact"), Text(kept, "at")));
        using var old = await PostAsync("/v1/events", """{ "specversion": "0.3", "id": "7", "source": "/crm", "type": "x", "data": { "account": "A-1" } }""", "application/cloudevents+json");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
    }

    [Fact]
    public async Task AnImportAnswersTheRowsThatItRejects()
    {
        const string Csv = "account.id,account.arr\nA-1,7\nB-1,9\nB-2,-1\n";
        using var first = await PostAsync("/v1/imports?kind=accounts", Csv, "text/csv");
        Assert.Equal("""{"kind":"accounts","rows":3,"added":1,"changed":1,"unchanged":0,"rejected":1,"rejectedRows":[{"line":4,"reason":"`account.arr` is -1, at least 0 is allowed"}]}""", await first.Content.ReadAsStringAsync());
        using var again = await PostAsync("/v1/imports?kind=accounts", Csv, "text/csv");
        Assert.Equal(2, (await ReadAsync(again)).GetProperty("unchanged").GetInt32());
        using var header = await PostAsync("/v1/imports?kind=accounts", "account.id,account.ar\n", "text/csv");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, header.StatusCode);
        using var kind = await PostAsync("/v1/imports?kind=customers", Csv, "text/csv");
        Assert.Equal(HttpStatusCode.BadRequest, kind.StatusCode);
        using var type = await PostAsync("/v1/imports?kind=accounts", Csv, "application/json");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, type.StatusCode);
    }

    [Fact]
    public async Task AnErasedAccountsDecisionsSaySo()
    {
        var id = Text(await GetAsync("/v1/accounts/A-1/recommendation"), "decision");
        using var erased = await PostAsync("/v1/accounts/A-1/erasure", "");
        Assert.Equal("""{"account":"A-1","records":3,"decisions":1}""", await erased.Content.ReadAsStringAsync());
        Assert.DoesNotContain("Alder", (await GetAsync("/v1/decisions/" + id)).GetRawText() + (await GetAsync("/v1/accounts/A-1")).GetRawText(), StringComparison.Ordinal);
        using var replay = await _service.Http.GetAsync(Uri($"/v1/decisions/{id}/replay"));
        Assert.Equal(HttpStatusCode.Conflict, replay.StatusCode);
        using var missing = await PostAsync("/v1/accounts/A-9/erasure", "");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task ATeamSeesItsOwnAccountsAlone()
    {
        using var bound = new HttpClient { BaseAddress = _service.Address };
        using var north = await SendAsync(HttpMethod.Patch, "/v1/accounts/A-2", """{ "team": "north" }""", "*");
        var id = Text(await GetAsync("/v1/accounts/A-1/recommendation"), "decision");
        bound.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await RunningService.KeyOfAsync(_workspace, FixedClock.Monday, "agent", owner: null, team: "north"));
        Assert.Equal(["A-2"], JsonDocument.Parse(await bound.GetStringAsync(Uri("/v1/accounts"))).RootElement.GetProperty("items").EnumerateArray().Select(item => Text(item, "account")));
        Assert.Equal(HttpStatusCode.OK, (await bound.GetAsync(Uri("/v1/accounts/A-2/recommendation"))).StatusCode);
        foreach (var path in new[] { "/v1/accounts/A-1", "/v1/accounts/A-1/recommendation", "/v1/accounts/A-1/contacts/C-1", "/v1/contacts/C-1", "/v1/decisions?account=A-1", $"/v1/decisions/{id}", $"/v1/decisions/{id}/replay" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await bound.GetAsync(Uri(path))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await bound.GetAsync(Uri("/v1/decisions"))).StatusCode);
        using var survey = await bound.PostAsync(Uri("/v1/surveys"), new StringContent("""{ "account": "A-1", "contact": "C-1", "facts": { "attitude": 1 } }""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.NotFound, survey.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await bound.PostAsync(Uri("/v1/imports?kind=accounts"), new StringContent("account.id\n", Encoding.UTF8, "text/csv"))).StatusCode);
    }

    private static Uri Uri(string path) => new(path, UriKind.Relative);

    private Task<JsonElement> GetAsync(string path) => _service.Http.GetFromJsonAsync<JsonElement>(Uri(path));

    private Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json") =>
        _service.Http.PostAsync(Uri(path), new StringContent(body, Encoding.UTF8, type));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body, string? tag, bool isNew = false)
    {
        using var request = new HttpRequestMessage(method, Uri(path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation(isNew ? "If-None-Match" : "If-Match", tag);
        }
        return await _service.Http.SendAsync(request);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
