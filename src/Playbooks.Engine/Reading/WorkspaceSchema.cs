using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Reading.Schemas;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Reading;

/// <summary>
/// JSON Schemas (draft-07) of a workspace's documents for editors. They complete and explain what this very workspace
/// has: its facts with their values, actions, templates, rules and bands.
/// </summary>
public static class WorkspaceSchema
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        // Labels in any language stay readable; schemas are files, never markup.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schemas by path: <c>playbooks/facts.schema.json</c> and its neighbours, which documents name in <c>$schema</c>.</summary>
    public static ImmutableSortedDictionary<string, string> Write(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var schemas = new Dictionary<string, System.Text.Json.Nodes.JsonObject>
        {
            ["workspace"] = PolicySchemas.Settings(),
            ["facts"] = VocabularySchemas.Facts(workspace),
            ["actions"] = ActionSchemas.Catalogue(workspace),
            ["policy"] = PolicySchemas.Policy(workspace),
            ["playbook"] = PlaybookSchemas.Playbook(workspace),
            ["example"] = PlaybookSchemas.Examples(workspace),
            ["map"] = VocabularySchemas.Map(workspace),
        };
        return schemas.ToImmutableSortedDictionary(
            schema => $"playbooks/{schema.Key}.schema.json",
            schema => ToText(schema.Value),
            StringComparer.Ordinal);
    }

    private static string ToText(System.Text.Json.Nodes.JsonObject schema)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Indented))
        {
            schema.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }
}
