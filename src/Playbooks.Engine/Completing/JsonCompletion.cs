using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Engine.Reading.Schemas;
using Playbooks.Engine.Rules;
using Playbooks.Language.Text;
using Members = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Completing;

/// <summary>Words in JSON documents: from their schemas, which know the workspace's names, and from the little languages within their texts.</summary>
internal static class JsonCompletion
{
    private static readonly string[] s_notOffered = ["$schema"];

    public static Suggestions At(Workspace workspace, SourceText document, int position)
    {
        if (JsonCursor.Find(document.Text, position) is not { } cursor)
        {
            return Suggestions.None(position);
        }
        var written = document.Text[cursor.Span.Start..Math.Max(cursor.Span.Start, position)];
        if (!cursor.IsKey && CellPlaces.FactAt(workspace, document, cursor) is { } cell)
        {
            return Place(cursor, CellWords.At(cell, written), cursor.IsQuoted);
        }
        if (SchemaWalk.Of(workspace, document.Name) is not { } schema)
        {
            return Suggestions.None(position);
        }
        var forms = SchemaWalk.Follow(schema, cursor.Path);
        if (cursor.IsKey)
        {
            return new Suggestions(cursor.Span, [.. KeysOf(workspace, forms, cursor)]);
        }
        if (CellPlaces.OutputAt(workspace, document, cursor) is { } output)
        {
            forms = SchemaWalk.Follow(schema, output);
        }
        return LanguageOf(forms) switch
        {
            Schema.ExpressionFormat when cursor.IsQuoted => Place(cursor, ExpressionCompletion.At(workspace, written), true),
            Schema.TemplateFormat when cursor.IsQuoted => Place(cursor, TemplateCompletion.Inside(workspace, written), true),
            _ => new Suggestions(cursor.Span, [.. ValuesOf(forms).Select(value => Written(value, cursor))]),
        };
    }

    // What a little language suggests replaces its own word within the text.
    private static Suggestions Place(JsonCursor cursor, Suggestions inner, bool isQuoted)
    {
        var span = inner.Span.Start + inner.Span.Length == 0 && !isQuoted ? cursor.Span : new TextSpan(cursor.Span.Start + inner.Span.Start, inner.Span.Length);
        return new Suggestions(span, isQuoted ? inner.Items : [.. inner.Items.Select(item => item with { Written = Quoted(item.Text) })]);
    }

    private static IEnumerable<Suggestion> KeysOf(Workspace workspace, IReadOnlyList<Members> forms, JsonCursor cursor)
    {
        var written = cursor.Keys.ToHashSet(StringComparer.Ordinal);
        var required = forms.SelectMany(form => form["required"] as JsonArray ?? []).Select(name => (string?)name).ToHashSet(StringComparer.Ordinal);
        return forms
            .SelectMany(form => form["properties"] as Members ?? [])
            .DistinctBy(key => key.Key, StringComparer.Ordinal)
            .Where(key => !written.Contains(key.Key) && !s_notOffered.Contains(key.Key))
            .OrderBy(key => required.Contains(key.Key) ? 0 : 1)
            .Select(key => new Suggestion(
                key.Key,
                cursor.IsQuoted ? key.Key : Quoted(key.Key) + ": ",
                workspace.Vocabulary.Find(key.Key) is null ? SuggestionKind.Key : SuggestionKind.Fact,
                MeaningOf(key.Value)));
    }

    private static IEnumerable<(string Text, bool IsText, SuggestionKind Kind, string? Meaning)> ValuesOf(IReadOnlyList<Members> forms) =>
        forms.SelectMany(ValuesOf).DistinctBy(value => value.Text, StringComparer.Ordinal);

    private static IEnumerable<(string Text, bool IsText, SuggestionKind Kind, string? Meaning)> ValuesOf(Members form)
    {
        var meanings = form["enumDescriptions"] as JsonArray;
        var named = meanings is null ? SuggestionKind.Value : SuggestionKind.Name;
        var values = (form["enum"] as JsonArray ?? []).Select((value, i) => ((string?)value ?? "", true, named, meanings is null ? null : (string?)meanings[i]));
        var examples = (form["examples"] as JsonArray ?? []).Select(value => ((string?)value ?? "", true, SuggestionKind.Value, (string?)null));
        string[] truths = (string?)form["type"] == "boolean" ? ["true", "false"] : [];
        return [.. values, .. examples, .. truths.Select(truth => (truth, false, SuggestionKind.Value, (string?)null))];
    }

    private static Suggestion Written((string Text, bool IsText, SuggestionKind Kind, string? Meaning) value, JsonCursor cursor) =>
        new(value.Text, value.IsText && !cursor.IsQuoted ? Quoted(value.Text) : value.Text, value.Kind, value.Meaning);

    private static string? LanguageOf(IReadOnlyList<Members> forms) =>
        forms.Select(form => (string?)form["format"]).FirstOrDefault(format => format is Schema.ExpressionFormat or Schema.TemplateFormat);

    private static string? MeaningOf(JsonNode? schema) => (string?)(schema as Members)?["description"];

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
