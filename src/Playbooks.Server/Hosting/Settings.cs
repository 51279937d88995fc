using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Playbooks.Language.Diagnostics;
using Playbooks.Server.Access;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Hosting;

/// <summary>All settings. The table in the README says the same, which a test holds them to.</summary>
public static class Settings
{
    private const string Beginning = "PLAYBOOKS_";
    private const int MostRequestsAMinute = 100_000_000;
    private const int LargestBodyOfAll = 256;
    private const int LongestTimeout = 3600;
    private const int MostDays = 36_500;

    private const string Address = "https address, or http on loopback";
    private const string YesOrNo = "`true` or `false`";

    // What the command or its tests read besides.
    internal static readonly ImmutableArray<string> Others = ["PLAYBOOKS_TRACE", "PLAYBOOKS_TEST_DATA", "PLAYBOOKS_UPDATE", "PLAYBOOKS_STORE", "PLAYBOOKS_COMMAND", "PLAYBOOKS_TEST_PUBLISHES"];

    /// <summary>All of them.</summary>
    internal static readonly ImmutableArray<Setting> All =
    [
        new("PLAYBOOKS_HOSTS", "names by which callers reach the service, besides those of loopback", "names, parted by commas", "any, where it listens elsewhere than on loopback",
            (options, text) => Split(text) is { Length: > 0 } hosts && hosts.All(host => Uri.CheckHostName(host) != UriHostNameType.Unknown) ? options with { Hosts = [.. hosts] } : null),
        new("PLAYBOOKS_TRUSTED_PROXIES", "proxies whose `X-Forwarded-For`, `-Proto` and `-Host` are believed: those that speak https before the service", "addresses or networks (`10.0.0.0/8`), parted by commas", "none",
            (options, text) => Networks(text) is { Length: > 0 } networks ? options with { TrustedProxies = networks } : null),
        new("PLAYBOOKS_LARGEST_BODY", "how large the body of a request may be", "megabytes, 1 to 256", "1",
            (options, text) => Whole(text, 1, LargestBodyOfAll) is { } megabytes ? options with { LargestBody = megabytes * 1024L * 1024 } : null),
        new("PLAYBOOKS_REQUESTS_A_MINUTE", "how many requests a key or person may make in a minute", "a number; 0 for no limit", "60000",
            (options, text) => Whole(text, 0, MostRequestsAMinute) is { } most ? options with { RequestsAMinute = most } : null),
        new("PLAYBOOKS_REQUEST_TIMEOUT", "how long a request may take", "seconds, 1 to 3600", "60",
            (options, text) => Whole(text, 1, LongestTimeout) is { } seconds ? options with { RequestTimeout = TimeSpan.FromSeconds(seconds) } : null),
        new("PLAYBOOKS_KEEP_DECISIONS", "how long recorded decisions are kept; older ones are deleted once a day, which the audit says", "days, 1 to 36500", "for good",
            (options, text) => Whole(text, 1, MostDays) is { } days ? options with { KeepDecisions = TimeSpan.FromDays(days) } : null),
        new("PLAYBOOKS_OPENID_AUTHORITY", "the OpenID provider whose tokens are taken; wants the audience too", Address, "none",
            (options, text) => SafeAddress(text) is { } address ? options with { OpenId = Provider(options) with { Authority = address } } : null),
        new("PLAYBOOKS_OPENID_AUDIENCE", "whom the provider's tokens must be made for", "text", "none",
            (options, text) => options with { OpenId = Provider(options) with { Audience = text } }),
        new("PLAYBOOKS_OPENID_NAME", "the token's claim that names the person", "a claim", "`sub`",
            (options, text) => options with { OpenId = Provider(options) with { NameClaim = text } }),
        new("PLAYBOOKS_OPENID_ROLE", "the token's claim that holds the person's groups or roles", "a claim", "`roles`",
            (options, text) => options with { OpenId = Provider(options) with { RoleClaim = text } }),
        new("PLAYBOOKS_OPENID_ROLES", "which value of that claim stands for which role", "`cs-leads=admin,cs=agent`", "the roles' own names",
            (options, text) => Roles(text) is { Count: > 0 } roles ? options with { OpenId = Provider(options) with { Roles = roles } } : null),
        new("PLAYBOOKS_OPENID_TEAM", "the token's claim that holds the person's team; who has none may do nothing", "a claim", "nobody is bound to a team",
            (options, text) => options with { OpenId = Provider(options) with { TeamClaim = text } }),
        new("PLAYBOOKS_WEBHOOKS_TO_PRIVATE_NETWORKS", "whether webhooks may lead to loopback and private networks; loopback is allowed anyway where the service listens on nothing else", YesOrNo, "`false`",
            (options, text) => Truth(text) is { } allowed ? options with { WebhooksToPrivateNetworks = allowed } : null),
        new("PLAYBOOKS_LOG", "how logs are written to standard error", "`text` or `json`", "`text`",
            (options, text) => text is "text" or "json" ? options with { LogsAsJson = text == "json" } : null),
        new("PLAYBOOKS_LOG_REQUESTS", "whether each request of the API is logged: method, route, status, time", YesOrNo, "`false`",
            (options, text) => Truth(text) is { } logs ? options with { LogsRequests = logs } : null),
        new("PLAYBOOKS_OTLP", "where metrics and traces go, by OTLP over HTTP; personal data is in neither", "address, such as `http://127.0.0.1:4318`", "nowhere; none are made",
            (options, text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? options with { Telemetry = address } : null),
    ];

    /// <summary>Reads the environment into options; a refusal says which setting is wrong.</summary>
    /// <param name="options">What the call says.</param>
    /// <param name="environment">The environment's variables.</param>
    public static (ServeOptions Options, ServeResult? Refusal) Read(ServeOptions options, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var given = environment.Where(variable => variable.Key.StartsWith(Beginning, StringComparison.Ordinal) && variable.Value.Length > 0 && !Others.Contains(variable.Key)).ToList();
        foreach (var (name, text) in given)
        {
            if (All.FirstOrDefault(setting => setting.Name == name) is not { } setting)
            {
                // A slip in a setting that keeps others out must not go unsaid; what looks like none of them is somebody else's.
                if (ClosestName.Help(name, All.Select(known => known.Name)) is { } help)
                {
                    return (options, new ServeResult(ServeEnd.Refused, $"`{name}` is no setting of the service", help.Text));
                }
                continue;
            }
            if (setting.Apply(options, text.Trim()) is not { } applied)
            {
                return (options, new ServeResult(ServeEnd.Refused, $"`{name}` cannot be `{text}`", $"it takes {setting.Form}"));
            }
            options = applied;
        }
        return options.OpenId is { } provider && (provider.Audience.Length == 0 || provider.Authority == s_noAuthority)
            ? (options, new ServeResult(ServeEnd.Refused, "an OpenID provider wants both `PLAYBOOKS_OPENID_AUTHORITY` and `PLAYBOOKS_OPENID_AUDIENCE`"))
            : (options, null);
    }

    private static readonly Uri s_noAuthority = new("about:blank");

    private static OpenIdOptions Provider(ServeOptions options) => options.OpenId ?? new OpenIdOptions { Authority = s_noAuthority, Audience = "" };

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int? Whole(string text, int from, int to) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number : null;

    private static bool? Truth(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    private static Uri? SafeAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;

    private static ImmutableArray<IPNetwork> Networks(string text)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var part in Split(text))
        {
            if (IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                return [];
            }
        }
        return networks.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, Role>? Roles(string text)
    {
        var roles = ImmutableSortedDictionary.CreateBuilder<string, Role>(StringComparer.Ordinal);
        foreach (var part in Split(text))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } group, var name] || Role.Find(name) is not { } role)
            {
                return null;
            }
            roles[group] = role;
        }
        return roles.ToImmutable();
    }
}
