using System.Collections.Immutable;
using Playbooks.Server.Hosting;

namespace Playbooks.Server.Tests.Hosting;

/// <summary>Settings are what the README says. After a change, run once with PLAYBOOKS_UPDATE=1: that writes the table anew.</summary>
public sealed class SettingsTests
{
    private const string Head = "| setting | what it does | takes | unless set |\n| --- | --- | --- | --- |\n";

    [Fact]
    public void TheReadmesTableIsTheSettings()
    {
        var path = Repository.PathOf("src/Playbooks.Server/README.md");
        var readme = File.ReadAllText(path);
        var from = readme.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        var to = readme.IndexOf("\n\n", from, StringComparison.Ordinal) + 1;
        var table = string.Concat(Settings.All.Select(setting => $"| `{setting.Name}` | {setting.Meaning} | {setting.Form} | {setting.Default} |\n"));
        if (Environment.GetEnvironmentVariable("PLAYBOOKS_UPDATE") is "1")
        {
            File.WriteAllText(path, readme[..from] + table + readme[to..]);
            return;
        }
        Assert.Equal(table, readme[from..to]);
    }

    [Fact]
    public void EveryVariableThatTheCodeNamesIsASettingOrADocumentedSwitch()
    {
        var known = Settings.All.Select(setting => setting.Name).Concat(Settings.Others).ToHashSet(StringComparer.Ordinal);
        var named = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "PLAYBOOKS_[A-Z_]*[A-Z]").Select(match => match.Value));
        Assert.Empty(named.Distinct().Except(known));
    }

    [Fact]
    public void EverySettingIsReadIntoTheOptions()
    {
        var (options, refusal) = Read(
            ("PLAYBOOKS_HOSTS", "playbooks.example, pb.example"), ("PLAYBOOKS_TRUSTED_PROXIES", "10.0.0.0/8, 192.168.1.1"), ("PLAYBOOKS_LARGEST_BODY", "4"),
            ("PLAYBOOKS_REQUESTS_A_MINUTE", "120"), ("PLAYBOOKS_REQUEST_TIMEOUT", "5"), ("PLAYBOOKS_OPENID_AUTHORITY", "https://id.example"), ("PLAYBOOKS_OPENID_AUDIENCE", "playbooks"),
            ("PLAYBOOKS_OPENID_NAME", "email"), ("PLAYBOOKS_OPENID_ROLE", "groups"), ("PLAYBOOKS_OPENID_ROLES", "leads=admin,cs=agent"), ("PLAYBOOKS_OPENID_TEAM", "team"),
            ("PLAYBOOKS_WEBHOOKS_TO_PRIVATE_NETWORKS", "true"), ("PLAYBOOKS_LOG", "json"), ("PLAYBOOKS_LOG_REQUESTS", "true"), ("PLAYBOOKS_OTLP", "http://127.0.0.1:4318"));
        Assert.Null(refusal);
        Assert.Equal("playbooks.example pb.example", string.Join(' ', options.Hosts));
        Assert.Equal("10.0.0.0/8 192.168.1.1/32", string.Join(' ', options.TrustedProxies));
        Assert.Equal((4 * 1024 * 1024, 120, 5), (options.LargestBody, options.RequestsAMinute, options.RequestTimeout.TotalSeconds));
        var provider = options.OpenId!;
        Assert.Equal(("https://id.example/", "playbooks", "email", "groups", "team"), (provider.Authority.AbsoluteUri, provider.Audience, provider.NameClaim, provider.RoleClaim, provider.TeamClaim));
        Assert.Equal("cs agent, leads admin", string.Join(", ", provider.Roles.Select(role => $"{role.Key} {role.Value.Name}")));
        Assert.True(options is { WebhooksToPrivateNetworks: true, LogsAsJson: true, LogsRequests: true, Telemetry.Port: 4318 });
    }

    [Theory]
    [InlineData("PLAYBOOKS_HOSTS", "http://a", "`PLAYBOOKS_HOSTS` cannot be `http://a`")]
    [InlineData("PLAYBOOKS_TRUSTED_PROXIES", "10.0.0.0/99", "`PLAYBOOKS_TRUSTED_PROXIES` cannot be `10.0.0.0/99`")]
    [InlineData("PLAYBOOKS_LARGEST_BODY", "0", "`PLAYBOOKS_LARGEST_BODY` cannot be `0`")]
    [InlineData("PLAYBOOKS_REQUESTS_A_MINUTE", "-1", "`PLAYBOOKS_REQUESTS_A_MINUTE` cannot be `-1`")]
    [InlineData("PLAYBOOKS_REQUEST_TIMEOUT", "1h", "`PLAYBOOKS_REQUEST_TIMEOUT` cannot be `1h`")]
    [InlineData("PLAYBOOKS_OPENID_AUTHORITY", "http://id.example", "`PLAYBOOKS_OPENID_AUTHORITY` cannot be `http://id.example`")]
    [InlineData("PLAYBOOKS_OPENID_AUDIENCE", "me", "an OpenID provider wants both `PLAYBOOKS_OPENID_AUTHORITY` and `PLAYBOOKS_OPENID_AUDIENCE`")]
    [InlineData("PLAYBOOKS_OPENID_ROLES", "leads=owner", "`PLAYBOOKS_OPENID_ROLES` cannot be `leads=owner`")]
    [InlineData("PLAYBOOKS_LOG", "xml", "`PLAYBOOKS_LOG` cannot be `xml`")]
    [InlineData("PLAYBOOKS_LOG_REQUESTS", "yes", "`PLAYBOOKS_LOG_REQUESTS` cannot be `yes`")]
    [InlineData("PLAYBOOKS_OTLP", "collector", "`PLAYBOOKS_OTLP` cannot be `collector`")]
    [InlineData("PLAYBOOKS_HOST", "a.example", "`PLAYBOOKS_HOST` is no setting of the service")]
    public void AWrongSettingKeepsTheServiceFromStarting(string name, string value, string message)
    {
        var refusal = Read((name, value)).Refusal;
        Assert.Equal((ServeEnd.Refused, message), (refusal?.End, refusal?.Message));
    }

    private static (ServeOptions Options, ServeResult? Refusal) Read(params ImmutableArray<(string Name, string Value)> environment) =>
        Settings.Read(new ServeOptions { Workspace = "." }, environment.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)));
}
