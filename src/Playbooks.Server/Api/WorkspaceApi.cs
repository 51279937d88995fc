using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Studio;

namespace Playbooks.Server.Api;

/// <summary><c>GET /v1/workspace</c>: what is live, and what the folder's newest state has wrong with it.</summary>
internal static class WorkspaceApi
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapWorkspace(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/workspace", GetAsync)
            .WithName("getWorkspace").WithTags("workspace").WithSummary("The live release: its hash, facts, actions and playbooks, and the diagnostics of the folder's newest state")
            .Produces(StatusCodes.Status200OK, contentType: "application/json");

    private static async Task GetAsync(HttpContext context, ILiveWorkspace live)
    {
        var state = live.Current;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, Json);
        writer.WriteStartObject();
        writer.WriteString("release", state.Release?.Hash);
        if (state.Release is { } release)
        {
            writer.WriteString("liveSince", ValueText.Format(state.TakenOverAt));
            WriteRelease(writer, release);
        }
        // False while the folder holds something newer that has errors.
        writer.WriteBoolean("current", !state.IsBehind);
        writer.WritePropertyName("diagnostics");
        DiagnosticJson.WriteAll(writer, state.Diagnostics);
        writer.WriteEndObject();
    }

    private static void WriteRelease(Utf8JsonWriter writer, Release release)
    {
        var workspace = release.Workspace;
        writer.WriteString("name", workspace.Settings.Name);
        writer.WriteString("title", workspace.Settings.Title);
        writer.WriteString("language", workspace.Settings.Language);
        writer.WriteString("currency", workspace.Settings.Currency);
        writer.WriteStartObject("counts");
        writer.WriteNumber("facts", workspace.Vocabulary.Facts.Length);
        writer.WriteNumber("actions", workspace.Actions.Count);
        writer.WriteNumber("playbooks", workspace.Playbooks.Length);
        writer.WriteNumber("rules", workspace.Playbooks.Sum(playbook => playbook.Rules.Length));
        writer.WriteNumber("templates", workspace.Templates.Count);
        writer.WriteEndObject();
        WriteAll(writer, "facts", workspace.Vocabulary.Facts, WriteFact);
        WriteAll(writer, "actions", workspace.Actions.Values, (json, action) =>
        {
            json.WriteString("action", action.Id);
            json.WriteString("title", action.Title);
            json.WriteString("kind", action.Kind.ToString());
            json.WriteString("owner", action.Owner);
        });
        WriteAll(writer, "playbooks", workspace.Playbooks, (json, playbook) =>
        {
            json.WriteString("playbook", playbook.Id);
            json.WriteString("title", playbook.Title);
            json.WriteString("maintainer", playbook.Maintainer);
            json.WriteString("for", playbook.For == Entity.Contact ? "contact" : "account");
            json.WriteNumber("rules", playbook.Rules.Length);
        });
    }

    private static void WriteFact(Utf8JsonWriter writer, FactDefinition fact)
    {
        writer.WriteString("fact", fact.Name);
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
        writer.WriteString("label", fact.Label);
        writer.WriteString("unit", fact.Unit);
        writer.WriteBoolean("derived", fact.Derivation is not null);
        writer.WriteBoolean("personal", fact.IsPersonal);
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
