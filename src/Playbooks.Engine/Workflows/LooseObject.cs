using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Workflows;

/// <summary>
/// An object of a workflow file. Its keys are read in any letter case and null is the same as nothing, as RulesEngine
/// reads them; a key that nobody asks for is a warning, which RulesEngine keeps to itself.
/// </summary>
internal sealed class LooseObject(JsonObject node, string what, ICollection<Diagnostic> diagnostics)
{
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase) { "$schema" };

    public JsonObject Node => node;

    public static LooseObject? Open(JsonNode node, string what, ICollection<Diagnostic> diagnostics)
    {
        if (node is JsonObject found)
        {
            return new LooseObject(found, what, diagnostics);
        }
        diagnostics.Add(WorkflowErrors.WrongValue.At(Places.Of(node), $"{what} is an object, and this is {node.KindName}", "write `{ … }`"));
        return null;
    }

    /// <summary>The value of a key; null where there is none, or null.</summary>
    public JsonNode? Find(string key)
    {
        _asked.Add(key);
        var found = node.Members.LastOrDefault(member => member.Key.Equals(key, StringComparison.OrdinalIgnoreCase))?.Value;
        return found is JsonNull ? null : found;
    }

    public JsonString? Text(string key) => Find(key) switch
    {
        null => null,
        JsonString text => text,
        var other => Wrong<JsonString>(key, other, "a text"),
    };

    /// <summary>A text; a number stands for itself, as Newtonsoft's reader takes it.</summary>
    public string? WrittenText(string key) => Find(key) is JsonNumber number ? number.Text : Text(key)?.Text;

    public JsonString? RequireText(string key)
    {
        var text = Text(key);
        if (Find(key) is null || (text is not null && string.IsNullOrWhiteSpace(text.Text)))
        {
            diagnostics.Add(WorkflowErrors.Incomplete.At(text?.Location ?? Places.Of(node), $"{what} has no `{key}`", "RulesEngine refuses the whole file without it"));
            return null;
        }
        return text;
    }

    public JsonArray? List(string key) => Find(key) switch
    {
        null => null,
        JsonArray list => list,
        var other => Wrong<JsonArray>(key, other, "a list"),
    };

    public JsonObject? Object(string key) => Find(key) switch
    {
        null => null,
        JsonObject found => found,
        var other => Wrong<JsonObject>(key, other, "an object"),
    };

    public bool? Boolean(string key) => Find(key) switch
    {
        null => null,
        JsonBoolean truth => truth.Value,
        JsonString { Text: var text } when bool.TryParse(text, out var truth) => truth,
        var other => Wrong<bool?>(key, other, "true or false"),
    };

    /// <summary>The texts of a list.</summary>
    public IEnumerable<JsonString> Texts(string key)
    {
        foreach (var item in List(key)?.Items ?? [])
        {
            if (item is JsonString text)
            {
                yield return text;
            }
            else
            {
                Wrong<JsonString>(key, item, "a list of texts");
            }
        }
    }

    /// <summary>Warns of the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var member in node.Members.Where(member => !_asked.Contains(member.Key)))
        {
            var meant = ClosestName.Find(member.Key, _asked);
            diagnostics.Add(WorkflowErrors.IgnoredKey.At(member.Name.Location, $"{what} has no key `{member.Key}`, and nothing reads it", meant is null ? null : Advice.DidYouMean(member.Key, meant)));
        }
    }

    private T? Wrong<T>(string key, JsonNode found, string wanted)
    {
        diagnostics.Add(WorkflowErrors.WrongValue.At(Places.Of(found), $"`{key}` is {wanted}, and this is {found.KindName}"));
        return default;
    }
}
