using System.Globalization;
using System.Text.Json;
using Playbooks.Engine.Recording;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/audit</c>: who changed what, and who signed in.</summary>
internal static class AuditEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/audit", ListAsync)
            .WithName("audit")
            .WithSummary("Changes and sign-ins, newest first.")
            .WithTags("audit")
            .Needs(Scope.Admin)
            .IsPaged()
            .Answers<AuditListShape>();
        routes.MapGet("/v1/audit/verification", VerifyAsync)
            .WithName("verifyAudit")
            .WithSummary("Whether each record of the audit follows from the one before; if not, the first that does not.")
            .WithTags("audit")
            .Needs(Scope.Admin)
            .Answers<AuditVerificationShape>();
    }

    private static async Task ListAsync(HttpContext context, IAuditLog audit)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: true);
        if (paging is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        var found = await audit.ListAsync(paging.Number, paging.Wanted, context.RequestAborted);
        await paging.WriteAsync(context, found, record => record.Number.ToString(CultureInfo.InvariantCulture), Write);
    }

    private static async Task VerifyAsync(HttpContext context, IAuditLog audit)
    {
        var broken = await AuditChain.FindBreakAsync(audit.AllAsync(context.RequestAborted), context.RequestAborted);
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("isIntact", broken is null);
            if (broken is { } number)
            {
                writer.WriteNumber("brokenAt", number);
            }
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, AuditRecord record)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", record.Number);
        writer.WriteString("at", record.Entry.At.UtcDateTime);
        writer.WriteString("actor", record.Entry.Actor);
        writer.WriteString("action", record.Entry.Action);
        writer.WriteString("subject", record.Entry.Subject);
        if (record.Entry.Note is { } note)
        {
            writer.WriteString("note", note);
        }
        writer.WriteString("hash", record.Hash);
        writer.WriteEndObject();
    }
}
