using System.Text.Json.Nodes;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading.Schemas;
using Playbooks.Engine.Rules;
using Members = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Completing;

/// <summary>Follows a path into a document's schema; where a value may have several forms, into all of them.</summary>
internal static class SchemaWalk
{
    /// <summary>The schema of a document, or null where it has none.</summary>
    public static Members? Of(Workspace workspace, string document)
    {
        var root = document switch
        {
            WorkspacePaths.Settings => PolicySchemas.Settings(),
            WorkspacePaths.Facts => VocabularySchemas.Facts(workspace),
            WorkspacePaths.Actions => ActionSchemas.Catalogue(workspace),
            WorkspacePaths.Policy => PolicySchemas.Policy(),
            _ when WorkspacePaths.IsPlaybook(document) => PlaybookSchemas.Playbook(workspace),
            _ when WorkspacePaths.IsExample(document) => PlaybookSchemas.Examples(),
            _ => null,
        };
        return root is null ? null : Schema.Document(document, root, Definitions.Of(workspace));
    }

    /// <summary>The forms that the value at a path may have.</summary>
    public static IReadOnlyList<Members> Follow(Members schema, IEnumerable<JsonStep> path)
    {
        var forms = Forms(schema, schema).ToList();
        foreach (var step in path)
        {
            forms = [.. forms.SelectMany(form => Into(form, step)).SelectMany(form => Forms(schema, form))];
        }
        return forms;
    }

    private static IEnumerable<Members> Into(Members form, JsonStep step)
    {
        if (step.Key is null)
        {
            return form["items"] is Members items ? [items] : [];
        }
        return form["properties"] is Members known && known[step.Key] is Members named ? [named]
            : form["additionalProperties"] is Members others ? [others]
            : [];
    }

    private static IEnumerable<Members> Forms(Members document, Members schema)
    {
        if (Schema.DefinitionOf(document, schema) is { } meant)
        {
            return Forms(document, meant).Prepend(schema);
        }
        return schema["anyOf"] is JsonArray forms ? forms.OfType<Members>().SelectMany(form => Forms(document, form)).Prepend(schema) : [schema];
    }
}
