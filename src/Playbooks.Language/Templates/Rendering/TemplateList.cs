using System.Collections;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>A list that a template has made, and may change. Like Scriban's it can have members too.</summary>
internal sealed class TemplateList : IReadOnlyList<object?>
{
    private readonly List<object?> _items;

    public TemplateList(IEnumerable<object?> items) => _items = [.. items];

    public TemplateList(List<object?> items) => _items = items;

    public int Count => _items.Count;

    public object? this[int index] => _items[index];

    /// <summary>The members beside the elements, or null.</summary>
    public TemplateObject? Members { get; private set; }

    public void SetMember(string name, object? value) => (Members ??= new TemplateObject()).Set(name, value);

    public void Add(object? value) => _items.Add(value);

    public void Insert(int index, object? value) => _items.Insert(index, value);

    /// <summary>Sets an element, with nulls in between when it lies behind the end.</summary>
    public void Set(int index, object? value)
    {
        while (_items.Count <= index)
        {
            _items.Add(null);
        }
        _items[index] = value;
    }

    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
