using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Where the value of each name is kept. Filled while a template is bound, and shared by its renderings from then on.</summary>
internal sealed class SlotMap
{
    /// <summary>The map of no names, which nobody adds to.</summary>
    public static readonly SlotMap Empty = new();

    private readonly Dictionary<string, int> _slots;
    private readonly List<string> _names;

    public SlotMap() => (_slots, _names) = (new Dictionary<string, int>(StringComparer.Ordinal), []);

    private SlotMap(SlotMap from) => (_slots, _names) = (new Dictionary<string, int>(from._slots, StringComparer.Ordinal), [.. from._names]);

    public int Count => _names.Count;

    /// <summary>The name that a slot belongs to.</summary>
    public string this[int slot] => _names[slot];

    public IEnumerable<KeyValuePair<string, int>> All => _slots;

    /// <summary>The slot of a name, which may be a new one.</summary>
    public int Of(string name)
    {
        if (!_slots.TryGetValue(name, out var slot))
        {
            slot = _names.Count;
            _slots.Add(name, slot);
            _names.Add(name);
        }
        return slot;
    }

    public bool TryFind(string name, [NotNullWhen(true)] out int? slot)
    {
        slot = _slots.TryGetValue(name, out var found) ? found : null;
        return slot is not null;
    }

    /// <summary>The same slots, with others to come that nobody else has.</summary>
    public SlotMap Copy() => new(this);
}
