using System.Text;
using System.Text.Json;
using Playbooks.Testing.Fuzzing;

namespace Playbooks.Server.Tests.Api;

/// <summary>Whatever body comes: an answer, or a problem with its code; never a failure inside, and the service goes on.</summary>
public sealed class BodyFuzzTests
{
    private static readonly (string Call, string Body)[] s_calls =
    [
        ("POST /v1/recommendations", """{"account":{"id":"A-9","name":"Ash","arr":12.5,"products":["Time"],"renewsOn":{"value":"2026-05-01","asOf":"2026-01-01"}},"contacts":[{"id":"C","role":"EndUser","attitude":3,"behaviour":2,"times":2}],"event":{"kind":"Complaint"}}"""),
        ("PUT /v1/accounts/A-9", """{"team":"north","facts":{"name":"Ash","arr":12.5,"products":["Time"],"renewsOn":"2026-05-01"}}"""),
        ("PATCH /v1/accounts/A-1", """{"facts":{"name":null,"arr":12.5}}"""),
        ("PUT /v1/accounts/A-1/contacts/C-9", """{"facts":{"name":"Bo","role":"EndUser","attitude":3}}"""),
        ("POST /v1/surveys", """{"id":"S-9","account":"A-1","contact":"C-1","at":"2026-03-01T00:00:00Z","facts":{"attitude":3,"behaviour":2}}"""),
        ("POST /v1/events", """{"specversion":"1.0","id":"E-9","source":"/crm","type":"complaint","time":"2026-03-01T00:00:00Z","data":{"account":"A-1","facts":{"kind":"Complaint"}}}"""),
        ("POST /v1/purchases", """{"id":"P-9","account":"A-1","product":"Payroll","amount":1.5,"at":"2026-03-01T00:00:00Z"}"""),
        ("POST /v1/products", """{"account":"A-1","product":"Payroll","since":"2026-03-01"}"""),
        ("POST /v1/drafts", """{"title":"a draft","note":"why"}"""),
        ("POST /v1/releases", """{"draft":"D-1","note":"why","publishAt":"2030-01-01T00:00:00Z"}"""),
        ("POST /v1/approvals", """{"release":1,"hash":"sha256:00","verdict":"approve","note":"why"}"""),
        ("POST /v1/keys", """{"name":"a key","role":"agent","team":"north","expiresAt":"2030-01-01T00:00:00Z"}"""),
        ("POST /v1/webhooks", """{"url":"https://crm.example/hook","types":["decision.made"]}"""),
    ];

    private static readonly Dictionary<string, RandomJson> s_made = s_calls.ToDictionary(call => call.Call, call => new RandomJson([call.Body]));

    [Fact]
    public async Task NoBodyBreaksTheService()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, change: options => options with { RequestsAMinute = 0 });

        FuzzRun.Try(1, Make, call => Attempt(service.Http, call));

        Assert.Equal(200, (await service.Http.CallAsync("GET", "/v1/workspace")).Status);
    }

    private static string Make(Random random)
    {
        var (call, body) = s_calls[random.Next(s_calls.Length)];
        var made = s_made[call];
        return $"{call}\n{(random.Next(3) == 0 ? made.Make(random) : new Mutation([body], [.. made.Pieces]).Make(random))}";
    }

    private static void Attempt(HttpClient http, string call)
    {
        var lineEnd = call.IndexOf('\n', StringComparison.Ordinal);
        var line = call[..lineEnd].Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(line[0]), new Uri(line[1], UriKind.Relative))
        {
            // Half a character becomes a question mark here; bytes that are no UTF-8 are among the wrong requests.
            Content = new StringContent(call[(lineEnd + 1)..], Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation(line[0] == "PUT" && line[1].EndsWith('9') ? "If-None-Match" : "If-Match", "*");
        using var answer = http.Send(request);
        using var text = new StreamReader(answer.Content.ReadAsStream());
        var body = text.ReadToEnd();
        Assert.InRange((int)answer.StatusCode, 200, 499);
        if (!answer.IsSuccessStatusCode)
        {
            Assert.NotEmpty(JsonDocument.Parse(body).RootElement.Text("code"));
        }
    }
}
