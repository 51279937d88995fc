using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Completing;

/// <summary>Finds out which fact, or which output, a value of a document is about, where its schema cannot say.</summary>
internal static class CellPlaces
{
    /// <summary>The fact whose cell stands at the cursor: in a rule's <c>when</c>, or in a row of a table.</summary>
    public static FactDefinition? FactAt(Workspace workspace, SourceText document, JsonCursor cursor)
    {
        var name = cursor.Path.AsSpan() switch
        {
            [.., { Key: "when" }, { Key: { } cell }] => cell,
            [.., { Key: "when" }, { Key: { } cell }, { Key: null }] => cell,
            _ => ColumnAt(document, cursor) is { IsOutput: false } column ? column.Name : null,
        };
        return name is null ? null : workspace.Vocabulary.Find(name);
    }

    /// <summary>Where the schema of a playbook has what an output of a table's row is about; null where the cursor is in no output.</summary>
    public static JsonStep[]? OutputAt(Workspace workspace, SourceText document, JsonCursor cursor) =>
        ColumnAt(document, cursor) is not { IsOutput: true } column ? null : WayOf(column.Name);

    /// <summary>Where the schema of a playbook has what an output is about.</summary>
    public static JsonStep[] WayOf(string output) => [new("rules", 0), new(null, 0), new(output == "action" ? "then" : output, 0)];

    // `table.rows[n].is[m]` of a playbook has columns for outputs behind those for facts; `table.rows[n][m]` of a derived
    // fact has its value there.
    private static Column? ColumnAt(SourceText document, JsonCursor cursor)
    {
        var path = cursor.Path.AsSpan();
        var depth = path switch
        {
            [.., { Key: "table" }, { Key: "rows" }, { Key: null }, { Key: "is" }, { Key: null }] => 4,
            [.., { Key: "table" }, { Key: "rows" }, { Key: null }, { Key: null }] => 3,
            _ => 0,
        };
        if (depth == 0 || Find(JsonReader.Read(document, []).Root, path[..^depth]) is not JsonObject columns)
        {
            return null;
        }
        var index = path[^1].Index;
        var facts = NamesOf(columns.Find("when"));
        var outputs = NamesOf(columns.Find("then"));
        return index < facts.Count ? new Column(facts[index], IsOutput: false)
            : index < facts.Count + outputs.Count ? new Column(outputs[index - facts.Count], IsOutput: true)
            : outputs.Count == 0 && path is [{ Key: "derived" }, { Key: { } derived }, ..] ? new Column(derived, IsOutput: false)
            : null;
    }

    private static JsonNode? Find(JsonNode? node, ReadOnlySpan<JsonStep> path)
    {
        foreach (var step in path)
        {
            node = (node, step.Key) switch
            {
                (JsonObject members, { } key) => members.Find(key),
                (JsonArray items, null) when step.Index < items.Items.Length => items.Items[step.Index],
                _ => null,
            };
        }
        return node;
    }

    private static List<string> NamesOf(JsonNode? node) => node switch
    {
        JsonArray names => [.. names.Items.Select(name => (name as JsonString)?.Text ?? "")],
        JsonString name => [name.Text],
        _ => [],
    };

    private sealed record Column(string Name, bool IsOutput);
}
