using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Server.Limits;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/keys</c>: access keys.</summary>
internal static class KeysEndpoints
{
    private const string Address = "/v1/keys";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Address, CreateAsync)
            .WithName("createKey")
            .WithSummary("Makes an access key; the answer holds its secret, which is shown this once.")
            .WithTags("keys")
            .Needs(Scope.Admin)
            .Takes<NewKeyShape>("What the key is for and may do.")
            .TakesIdempotencyKey()
            .WithMetadata(new GivesSecret())
            .Answers<CreatedKeyShape>(StatusCodes.Status201Created)
            .Refuses(ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid);
        routes.MapGet(Address, ListAsync)
            .WithName("keys")
            .WithSummary("The access keys, newest first, revoked ones too.")
            .WithTags("keys")
            .Needs(Scope.Admin)
            .IsPaged()
            .Answers<KeyListShape>();
        routes.MapGet(Address + "/{id}", FindAsync)
            .WithName("key")
            .WithSummary("An access key.")
            .WithTags("keys")
            .Needs(Scope.Admin)
            .Answers<KeyShape>()
            .Refuses(ProblemKind.NotFound);
        routes.MapDelete(Address + "/{id}", RevokeAsync)
            .WithName("revokeKey")
            .WithSummary("Revokes an access key, and ends the sessions that were opened with it.")
            .WithTags("keys")
            .Needs(Scope.Admin)
            .TakesIdempotencyKey()
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ProblemKind.NotFound, ProblemKind.Conflict);
    }

    private static async Task CreateAsync(HttpContext context, IKeyStore keys, ServeOptions options)
    {
        var now = options.Clock.GetUtcNow();
        var (wanted, problem) = await ObjectBody.ReadAsync(context, options, "a key", (body, diagnostics) => Read(body, now, Caller.Of(context).Team, diagnostics));
        if (wanted is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        var (key, secret) = await wanted.CreateAsync(keys, Caller.Of(context).Actor, now, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"{Address}/{key.Id}";
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, key, secret));
    }

    private static async Task ListAsync(HttpContext context, IKeyStore keys)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: false);
        if (paging is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        var all = await keys.ListAsync(context.RequestAborted);
        var page = all.Where(key => paging.After is null || string.CompareOrdinal(key.Id, paging.After) < 0).Take(paging.Wanted).ToList();
        await paging.WriteAsync(context, page, key => key.Id, (writer, key) => Write(writer, key, null));
    }

    private static async Task FindAsync(HttpContext context, string id, IKeyStore keys)
    {
        if (await LookUpAsync(keys, id, context.RequestAborted) is { } key)
        {
            await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, key, null));
            return;
        }
        await NoKey.WriteAsync(context);
    }

    private static async Task RevokeAsync(HttpContext context, string id, IKeyStore keys, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (await LookUpAsync(keys, id, context.RequestAborted) is null)
        {
            await NoKey.WriteAsync(context);
        }
        else if (!await keys.RevokeAsync(id, now, new AuditEntry(now, Caller.Of(context).Actor, "key.revoked", id), context.RequestAborted))
        {
            await new Problem(ProblemKind.Conflict, "the key is revoked already").WriteAsync(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    private static Problem NoKey => new(ProblemKind.NotFound, "there is no key of this id");

    private static async Task<ApiKey?> LookUpAsync(IKeyStore keys, string id, CancellationToken cancel) =>
        (await keys.ListAsync(cancel)).FirstOrDefault(key => key.Id == id);

    private static NewKey? Read(ObjectReader body, DateTimeOffset now, string? ownTeam, List<Diagnostic> diagnostics)
    {
        var name = Name(body.RequireText("name"), diagnostics);
        var owner = Name(body.Text("for"), diagnostics);
        var team = Name(body.Text("team"), diagnostics) ?? ownTeam;
        var role = body.Word("role", [.. Role.All.Select((role, at) => (role.Name, at))]);
        var scopes = body.Texts("scopes").Select(scope => ObjectReader.WordOf(scope, [.. Scopes.All.Select(known => (known.Word(), known))], diagnostics)).OfType<Scope>().ToImmutableArray();
        var expires = Expiry(body.Text("expiresAt"), now, diagnostics);
        body.Finish();
        // Nobody gives away more than they have.
        if (ownTeam is not null && team != ownTeam)
        {
            diagnostics.Add(ShapeErrors.OutOfRange.At(body.Find("team")!.Location, $"the key can be for no other team than your own, `{ownTeam}`", "leave `team` out"));
        }
        if (body.Has("scopes") && scopes.IsEmpty)
        {
            diagnostics.Add(ShapeErrors.Nothing.At(body.Node.Location, "a key without scopes can do nothing", "name some, or a `role`"));
        }
        if (body.Has("role") == body.Has("scopes"))
        {
            diagnostics.Add(ShapeErrors.Conflict.At(body.Node.Location, "a key has either a `role` or `scopes`", "write `\"role\": \"agent\"`"));
        }
        return diagnostics.Count > 0 || name is null ? null : new NewKey
        {
            Name = name,
            Owner = owner,
            Team = team,
            Scopes = role is { } at ? Role.All[at].Scopes : scopes,
            ExpiresAt = expires,
        };
    }

    private static string? Name(JsonString? text, List<Diagnostic> diagnostics)
    {
        if (text is null || NewKey.IsName(text.Text))
        {
            return text?.Text;
        }
        diagnostics.Add(ShapeErrors.BadName.At(text.Location, "a name is one line without space at its ends", $"it may have {NewKey.LongestName} characters"));
        return null;
    }

    private static DateTimeOffset? Expiry(JsonString? text, DateTimeOffset now, List<Diagnostic> diagnostics)
    {
        if (text is null)
        {
            return null;
        }
        if (ValueText.TryParse(text.Text, DataType.Time, out var time) && (DateTimeOffset)time! is var until && until > now)
        {
            return until;
        }
        diagnostics.Add(ShapeErrors.BadDate.At(text.Location, $"a key expires at a time to come", "write it like `2027-12-31T00:00:00Z`"));
        return null;
    }

    private static void Write(Utf8JsonWriter writer, ApiKey key, string? secret)
    {
        writer.WriteStartObject();
        writer.WriteString("id", key.Id);
        writer.WriteString("name", key.Name);
        WriteIfThere(writer, "for", key.Owner);
        writer.WriteString("actor", key.Actor);
        writer.WriteStartArray("scopes");
        foreach (var scope in key.Scopes)
        {
            writer.WriteStringValue(scope);
        }
        writer.WriteEndArray();
        WriteIfThere(writer, "team", key.Team);
        writer.WriteString("createdBy", key.CreatedBy);
        writer.WriteString("createdAt", key.CreatedAt.UtcDateTime);
        WriteIfThere(writer, "expiresAt", key.ExpiresAt);
        WriteIfThere(writer, "revokedAt", key.RevokedAt);
        WriteIfThere(writer, "key", secret);
        writer.WriteEndObject();
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            writer.WriteString(name, time.UtcDateTime);
        }
    }
}
