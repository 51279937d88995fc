namespace Playbooks.Language.Templates.Rendering;

/// <summary>An object that a template has made, and may change.</summary>
internal sealed class TemplateObject : ITemplateObject
{
    private readonly OrderedDictionary<string, object?> _members = new(StringComparer.Ordinal);

    public int Count => _members.Count;

    public IEnumerable<string> Names => _members.Keys;

    public IEnumerable<KeyValuePair<string, object?>> Members => _members;

    public bool TryGet(string name, out object? value) => _members.TryGetValue(name, out value);

    public void Set(string name, object? value) => _members[name] = value;
}
