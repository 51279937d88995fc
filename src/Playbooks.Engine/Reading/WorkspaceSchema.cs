using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Reading.Schemas;
using Playbooks.Engine.Rules;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>
/// JSON Schemas (draft-07) of a workspace's documents for editors. They complete and explain what this very workspace
/// has: its facts with their values, actions, templates, rules and bands.
/// </summary>
public static class WorkspaceSchema
{
    // Labels in any language stay readable; schemas are files, never markup.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schemas by path: <c>playbooks/facts.schema.json</c> and its neighbours, which documents name in <c>$schema</c>.</summary>
    public static ImmutableSortedDictionary<string, string> Write(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var definitions = Definitions.Of(workspace);
        var schemas = new Dictionary<string, System.Text.Json.Nodes.JsonObject>
        {
            ["workspace"] = Schema.Document("The workspace", PolicySchemas.Settings(), definitions),
            ["facts"] = Schema.Document("The vocabulary", VocabularySchemas.Facts(workspace), definitions),
            ["actions"] = Schema.Document("The action catalogue", ActionSchemas.Catalogue(workspace), definitions),
            ["policy"] = Schema.Document("The policy", PolicySchemas.Policy(), definitions),
            ["playbook"] = Schema.Document("A playbook", PlaybookSchemas.Playbook(workspace), definitions),
            ["example"] = Schema.Document("Examples", PlaybookSchemas.Examples(), definitions),
            ["map"] = Schema.Document("A map of a book", VocabularySchemas.Map(workspace), definitions),
        };
        return schemas.ToImmutableSortedDictionary(
            schema => $"playbooks/{schema.Key}.schema.json",
            schema => ToText(schema.Value),
            StringComparer.Ordinal);
    }

    // Laid out as the documents are that they stand beside.
    private static string ToText(System.Text.Json.Nodes.JsonObject schema) =>
        WorkspaceFormat.Format(new SourceText("schema", schema.ToJsonString(Readable)), [])
        ?? throw new InvalidOperationException("a schema is no JSON");
}
