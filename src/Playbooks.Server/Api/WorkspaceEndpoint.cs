using System.Text.Json;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Server.Live;
using Playbooks.Storage.Keys;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Api;

/// <summary><c>GET /v1/workspace</c>: the live release, what it knows, and what is wrong with the newest edit.</summary>
internal static class WorkspaceEndpoint
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/workspace", HandleAsync)
            .WithName("workspace")
            .WithSummary("The live release with its facts, actions and playbooks, and the diagnostics of the folder's newest state.")
            .WithTags("workspace")
            .Needs(Scope.Read)
            .Answers<WorkspaceDescription>()
            .Refuses(ProblemKind.NotAcceptable);

    private static Task HandleAsync(HttpContext context, LiveWorkspace workspace)
    {
        var state = workspace.Current;
        return Accepts.Json(context.Request)
            ? JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, state))
            : new Problem(ProblemKind.NotAcceptable, "the workspace is described in `application/json`").WriteAsync(context);
    }

    private static void Write(Utf8JsonWriter writer, LiveState state)
    {
        writer.WriteStartObject();
        if (state.Live is { } live)
        {
            WriteRelease(writer, live);
        }
        else
        {
            writer.WriteNull("release");
        }
        writer.WriteStartObject("newest");
        writer.WriteBoolean("isLive", !state.Newest.IsBroken && state.Newest.Waiting is null);
        writer.WriteString("checkedAt", state.Newest.CheckedAt);
        writer.WritePropertyName("diagnostics");
        DiagnosticJson.WriteAll(writer, state.Newest.Diagnostics);
        if (state.Newest.Waiting is { } waiting)
        {
            writer.WriteNumber("waiting", waiting.Number);
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteRelease(Utf8JsonWriter writer, LiveRelease live)
    {
        var workspace = live.Release.Workspace;
        writer.WriteString("release", live.Release.Hash);
        writer.WriteNumber("number", live.Entry.Number);
        writer.WriteString("takenOverAt", live.TakenOverAt);
        writer.WriteString("name", workspace.Settings.Name);
        writer.WriteString("title", workspace.Settings.Title);
        writer.WriteString("language", workspace.Settings.Language);
        writer.WriteString("currency", workspace.Settings.Currency);
        writer.WriteStartObject("counts");
        writer.WriteNumber("facts", workspace.Vocabulary.Facts.Length);
        writer.WriteNumber("actions", workspace.Actions.Count);
        writer.WriteNumber("playbooks", workspace.Playbooks.Length);
        writer.WriteNumber("rules", workspace.Rules.Count());
        writer.WriteNumber("templates", workspace.Templates.Count);
        writer.WriteNumber("sampleAccounts", live.Sample.Accounts.Length);
        writer.WriteNumber("sampleContacts", live.SampleContacts);
        writer.WriteEndObject();
        WriteFacts(writer, workspace.Vocabulary);
        writer.WriteStartArray("actions");
        foreach (var action in workspace.Actions.Values)
        {
            writer.WriteStartObject();
            writer.WriteString("id", action.Id);
            writer.WriteString("title", action.Title);
            writer.WriteString("kind", action.Kind.ToString());
            writer.WriteString("owner", action.Owner);
            writer.WriteString("description", action.Description);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("playbooks");
        foreach (var playbook in workspace.Playbooks)
        {
            writer.WriteStartObject();
            writer.WriteString("id", playbook.Id);
            writer.WriteString("title", playbook.Title);
            writer.WriteString("maintainer", playbook.Maintainer);
            writer.WriteString("for", playbook.For == Entity.Account ? "account" : "contact");
            writer.WriteNumber("rules", playbook.Rules.Length);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteFacts(Utf8JsonWriter writer, FactVocabulary vocabulary)
    {
        writer.WriteStartArray("facts");
        foreach (var fact in vocabulary.Facts)
        {
            writer.WriteStartObject();
            writer.WriteString("name", fact.Name);
            writer.WriteString("label", fact.Label);
            writer.WriteString("type", fact.Type.AuthorName);
            if (fact.Type is ChoiceType choice)
            {
                writer.WriteStartArray("of");
                foreach (var value in choice.Values)
                {
                    writer.WriteStringValue(value);
                }
                writer.WriteEndArray();
            }
            writer.WriteString("unit", fact.Unit);
            writer.WriteString("description", fact.Description);
            writer.WriteString("asks", fact.Asks);
            writer.WriteBoolean("derived", fact.Derivation is not null);
            writer.WriteBoolean("personal", fact.IsPersonal);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
