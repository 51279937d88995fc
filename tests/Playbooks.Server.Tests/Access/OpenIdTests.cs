using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Playbooks.Server.Access;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Tests.Access;

public sealed class OpenIdTests : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);

    [Fact]
    public async Task ATokenOfTheProviderActsAsItsPersonWithTheScopesOfItsGroups()
    {
        using var workspace = SmallWorkspace.Create();
        await using var provider = await ProviderAsync();
        await using var service = await StartAsync(workspace, provider);
        var token = Token(provider.Address, ("sub", "ana"), ("groups", "leads"));
        Assert.Equal(201, (await service.Anonymous.CallAsync("POST", "/v1/keys", """{ "name": "x", "role": "reader" }""", Calls.With(token))).Status);
        Assert.Equal("user:ana", (await service.Http.CallAsync("GET", "/v1/audit?limit=1")).Body.GetProperty("items")[0].Text("actor"));
        var reader = Token(provider.Address, ("sub", "bo"), ("groups", "watchers"));
        Assert.Equal(200, (await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With(reader))).Status);
        Assert.Equal(403, (await service.Anonymous.CallAsync("GET", "/v1/keys", null, Calls.With(reader))).Status);
        Assert.Equal(403, (await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With(Token(provider.Address, ("sub", "cy"), ("groups", "admin"))))).Status);
    }

    [Fact]
    public async Task AWrongTokenIsNobody()
    {
        using var workspace = SmallWorkspace.Create();
        await using var provider = await ProviderAsync();
        await using var service = await StartAsync(workspace, provider);
        (string, string)[] claims = [("sub", "ana"), ("groups", "leads")];
        string[] wrong =
        [
            Token(provider.Address, claims, audience: "somebody-else"),
            Token(new Uri("https://evil.example"), claims),
            Token(provider.Address, claims, expires: FixedClock.Monday.GetUtcNow().AddHours(-1)),
            Token(provider.Address, claims, notBefore: FixedClock.Monday.GetUtcNow().AddHours(1)),
            Token(provider.Address, claims, key: new RsaSecurityKey(_other) { KeyId = "one" }),
            Token(provider.Address, claims, algorithm: SecurityAlgorithms.HmacSha256, key: new SymmetricSecurityKey(_rsa.ExportSubjectPublicKeyInfo()) { KeyId = "one" }),
            Unsigned(Token(provider.Address, claims)),
            Token(provider.Address, ("groups", "leads")),
            "not.a.token",
        ];
        foreach (var token in wrong)
        {
            Assert.Equal(401, (await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With(token))).Status);
        }
    }

    [Fact]
    public async Task WhoIsToBeBoundToATeamAndHasNoneMayDoNothingAndIsToldWhy()
    {
        using var workspace = SmallWorkspace.Create();
        await using var provider = await ProviderAsync();
        await using var service = await StartAsync(workspace, provider, teamClaim: "team");
        var with = Token(provider.Address, ("sub", "ana"), ("groups", "leads"), ("team", "north"));
        var without = Token(provider.Address, ("sub", "ana"), ("groups", "leads"));
        Assert.Equal(200, (await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With(with))).Status);
        var (status, problem) = await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With(without));
        Assert.Equal((403, "the token has no claim `team`, by which this service tells whose accounts somebody may see"), (status, problem.Text("detail")));
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _other.Dispose();
    }

    private static Task<RunningService> StartAsync(WorkspaceCopy workspace, Listener provider, string? teamClaim = null) =>
        RunningService.StartAsync(workspace, FixedClock.Monday, change: options => options with
        {
            OpenId = new OpenIdOptions
            {
                Authority = provider.Address,
                Audience = "playbooks",
                RoleClaim = "groups",
                Roles = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("leads", Role.Find("admin")!), KeyValuePair.Create("watchers", Role.Find("reader")!)]),
                TeamClaim = teamClaim,
            },
        });

    private Task<Listener> ProviderAsync()
    {
        var parameters = _rsa.ExportParameters(false);
        var (n, e) = (Base64UrlEncoder.Encode(parameters.Modulus), Base64UrlEncoder.Encode(parameters.Exponent));
        return Listener.StartAsync(context =>
        {
            var self = $"{context.Request.Scheme}://{context.Request.Host}";
            return context.Response.WriteAsync(context.Request.Path == "/keys"
                ? $$"""{ "keys": [ { "kty": "RSA", "use": "sig", "kid": "one", "n": "{{n}}", "e": "{{e}}" } ] }"""
                : $$"""{ "issuer": "{{self}}", "jwks_uri": "{{self}}/keys" }""");
        });
    }

    private string Token(Uri issuer, params (string Name, string Value)[] claims) => Token(issuer, claims, "playbooks");

    private string Token(
        Uri issuer, (string Name, string Value)[] claims, string audience = "playbooks", DateTimeOffset? expires = null, DateTimeOffset? notBefore = null,
        SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = FixedClock.Monday.GetUtcNow();
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var begin = (notBefore ?? now.AddHours(-2)).UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer.GetLeftPart(UriPartial.Authority),
            Audience = audience,
            NotBefore = begin,
            IssuedAt = begin,
            Expires = (expires ?? now.AddHours(2)).UtcDateTime,
            Subject = new ClaimsIdentity(claims.Select(claim => new Claim(claim.Name, claim.Value))),
            SigningCredentials = new SigningCredentials(key ?? new RsaSecurityKey(_rsa) { KeyId = "one" }, algorithm),
        });
    }

    private static string Unsigned(string token) => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";
}
