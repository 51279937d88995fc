using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Recording;
using Playbooks.Storage;
using Playbooks.Storage.Keys;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks key</c>: access keys of the store, and links to sign in. It works on the store itself: whoever can write to that needs no key.</summary>
internal static class KeyVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global) =>
        new("key", "access keys, and links to sign in once")
        {
            CreateNew(surroundings, global),
            CreateList(surroundings, global),
            CreateRevoke(surroundings, global),
            CreateLink(surroundings, global),
        };

    private static Command CreateNew(Surroundings surroundings, GlobalOptions global)
    {
        var name = new Argument<string>("name") { Description = "what the key is for", CustomParser = ParseName };
        var role = RoleOption();
        role.Required = true;
        var owner = new Option<string?>("--for") { HelpName = "person", Description = "the person who alone uses it: what is done with it is theirs; else it is a machine's", CustomParser = ParseName };
        var team = new Option<string?>("--team") { HelpName = "team", Description = "the team whose accounts it sees; else all", CustomParser = ParseName };
        var expires = new Option<DateTimeOffset?>("--expires") { HelpName = "time", Description = "when it lapses, such as 2027-01-01; else never", CustomParser = result => Times.Parse(result) };
        var verb = new Command("new", "makes a key and prints it, this once") { name, role, owner, team, expires };
        verb.SetAction((call, cancellation) => OnStoreAsync(surroundings, call, global, begins: true, async store =>
        {
            var now = surroundings.Clock.GetUtcNow();
            if (call.GetValue(expires) <= now)
            {
                return InputFile.Complain(surroundings, "a key expires at a time to come");
            }
            var wanted = new NewKey
            {
                Name = call.GetRequiredValue(name),
                Scopes = call.GetRequiredValue(role)!.Scopes,
                Owner = call.GetValue(owner),
                Team = call.GetValue(team),
                ExpiresAt = call.GetValue(expires),
            };
            var (key, secret) = await wanted.CreateAsync(store.Keys, OpenedStore.Actor, now, cancellation);
            Give(surroundings, call.GetValue(global.Json), secret, ("id", key.Id), ("key", secret));
            surroundings.Error.WriteLine($"key {key.Id}: kept nowhere in this form; send it as `Authorization: Bearer …`");
            return ExitCode.Fine;
        }, cancellation));
        return verb;
    }

    private static Command CreateList(Surroundings surroundings, GlobalOptions global)
    {
        var verb = new Command("list", "the keys, newest first, revoked ones too");
        verb.SetAction((call, cancellation) => OnStoreAsync(surroundings, call, global, begins: false, async store =>
        {
            var keys = await store.Keys.ListAsync(cancellation);
            string[] header = ["id", "name", "actor", "scopes", "team", "made", "state"];
            string[][] rows = [.. keys.Select(key => new[] { key.Id, key.Name, key.Actor, string.Join(' ', key.Scopes), key.Team ?? "", Day(key.CreatedAt), StateOf(key, surroundings.Clock.GetUtcNow()) })];
            if (call.GetValue(global.Json))
            {
                Records.Write(surroundings, "keys", header, rows);
            }
            else
            {
                Tables.Write(surroundings, header, rows);
            }
            return ExitCode.Fine;
        }, cancellation));
        return verb;
    }

    private static Command CreateRevoke(Surroundings surroundings, GlobalOptions global)
    {
        var id = new Argument<string>("id") { Description = "the key's id, as `key list` shows it" };
        var verb = new Command("revoke", "revokes a key at once, and ends the sessions that were opened with it") { id };
        verb.SetAction((call, cancellation) => OnStoreAsync(surroundings, call, global, begins: false, async store =>
        {
            var (key, now) = (call.GetRequiredValue(id), surroundings.Clock.GetUtcNow());
            return await store.Keys.RevokeAsync(key, now, new AuditEntry(now, OpenedStore.Actor, "key.revoked", key), cancellation)
                ? ExitCode.Fine
                : InputFile.Complain(surroundings, $"there is no key `{key}` that is in force", "`playbooks key list` shows them");
        }, cancellation));
        return verb;
    }

    private static Command CreateLink(Surroundings surroundings, GlobalOptions global)
    {
        var owner = new Option<string>("--for") { HelpName = "person", Description = "who signs in", CustomParser = ParseName, DefaultValueFactory = _ => Environment.UserName };
        var role = RoleOption();
        role.DefaultValueFactory = _ => Role.Find("admin")!;
        var url = new Option<string>("--url") { HelpName = "url", Description = "where the service listens on this machine", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var verb = new Command("link", "prints a link that signs a browser of this machine in, once and soon") { owner, role, url };
        verb.SetAction((call, cancellation) => OnStoreAsync(surroundings, call, global, begins: false, async store =>
        {
            var link = await SignInLink.CreateAsync(
                store.Keys, call.GetRequiredValue(owner), call.GetRequiredValue(role)!, null, OpenedStore.Actor, surroundings.Clock.GetUtcNow(), cancellation);
            var address = call.GetRequiredValue(url).TrimEnd('/') + link.PathAndQuery;
            Give(surroundings, call.GetValue(global.Json), address, ("link", address));
            return ExitCode.Fine;
        }, cancellation));
        return verb;
    }

    private static async Task<int> OnStoreAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, bool begins, Func<IStore, Task<int>> work, CancellationToken cancel)
    {
        await using var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins, cancel);
        return opened.Store is { } store ? await work(store) : opened.Code;
    }

    private static Option<Role?> RoleOption() => new("--role")
    {
        HelpName = string.Join('|', Role.All.Select(role => role.Name)),
        Description = "what may be done with it",
        CustomParser = result =>
        {
            if (Role.Find(result.Tokens[0].Value) is { } role)
            {
                return role;
            }
            result.AddError($"`{result.Tokens[0].Value}` is none of {string.Join(", ", Role.All.Select(role => $"`{role.Name}`"))}");
            return null;
        },
    };

    private static string ParseName(ArgumentResult result)
    {
        var name = result.Tokens[0].Value;
        if (!NewKey.IsName(name))
        {
            result.AddError($"a name is one line of up to {NewKey.LongestName} characters");
        }
        return name;
    }

    private static void Give(Surroundings surroundings, bool asJson, string text, params (string Name, string Value)[] members)
    {
        if (asJson)
        {
            JsonOutput.Write(surroundings, writer => Records.Write(writer, members));
            return;
        }
        surroundings.Output.WriteLine(text);
    }

    private static string StateOf(ApiKey key, DateTimeOffset now) =>
        key.RevokedAt is { } revoked ? $"revoked {Day(revoked)}"
        : key.ExpiresAt is not { } until ? "in force"
        : until <= now ? $"lapsed {Day(until)}" : $"until {Day(until)}";

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
