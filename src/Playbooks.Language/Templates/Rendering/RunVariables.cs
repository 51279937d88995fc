using System.Collections.Frozen;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>
/// The variables of one rendering, by slot. Names that no template mentions are given a slot when they are first asked
/// for: by <c>this</c>, by <c>import</c>, or by a text that is evaluated.
/// </summary>
internal sealed class RunVariables
{
    // What one template with very many names took is not kept for ever.
    private const int MostKept = 256;

    private IReadOnlyDictionary<string, object?> _given = FrozenDictionary<string, object?>.Empty;
    private bool _isStrict;
    private int _filled;
    private bool _ownsNames;
    private bool _ownsLocalNames;

    public object?[] Globals { get; private set; } = [];

    public object?[] Locals { get; private set; } = [];

    public SlotMap Names { get; private set; } = SlotMap.Empty;

    public SlotMap LocalNames { get; private set; } = SlotMap.Empty;

    /// <summary>Makes room for the names of a template. None of them has a value yet.</summary>
    public void Begin(TemplateInput input, bool isStrict, SlotMap names, SlotMap localNames)
    {
        (_given, _isStrict, Names, LocalNames, _filled) = (input.Values, isStrict, names, localNames, names.Count);
        if (Globals.Length < names.Count)
        {
            Globals = new object?[names.Count];
        }
        Locals = localNames.Count == 0 ? [] : new object?[localNames.Count];
    }

    /// <summary>Gives all values up.</summary>
    public void End()
    {
        Globals = Globals.Length > MostKept ? [] : Globals;
        Array.Clear(Globals, 0, Math.Min(_filled, Globals.Length));
        (_given, Names, LocalNames, Locals) = (FrozenDictionary<string, object?>.Empty, SlotMap.Empty, SlotMap.Empty, []);
        (_ownsNames, _ownsLocalNames) = (false, false);
    }

    /// <summary>A given value as the template may have it: a lenient one may change it.</summary>
    public object? Given(string name) =>
        _given.TryGetValue(name, out var value) ? _isStrict ? value : Editable.Of(value) : null;

    /// <summary>The names that have a value.</summary>
    public IEnumerable<string> Known =>
        Names.All.Where(name => Globals[name.Value] is not null).Select(name => name.Key)
            .Concat(_given.Where(given => given.Value is not null && !Names.TryFind(given.Key, out _)).Select(given => given.Key));

    public object? Find(string name)
    {
        if (!Names.TryFind(name, out _) && !_given.ContainsKey(name))
        {
            return null;
        }
        // Asking for the slot first, for it may move the variables.
        var slot = SlotOf(name);
        return Globals[slot];
    }

    /// <summary>The slot of a name, a new one holding the given value of that name.</summary>
    public int SlotOf(string name)
    {
        if (Names.TryFind(name, out var known))
        {
            return known.Value;
        }
        var slot = OwnNames().Of(name);
        MakeRoom();
        return slot;
    }

    /// <summary>Names that this rendering may add to.</summary>
    public SlotMap OwnNames()
    {
        (Names, _ownsNames) = (_ownsNames ? Names : Names.Copy(), true);
        return Names;
    }

    public SlotMap OwnLocalNames()
    {
        (LocalNames, _ownsLocalNames) = (_ownsLocalNames ? LocalNames : LocalNames.Copy(), true);
        return LocalNames;
    }

    /// <summary>Gives the names that were added their slots.</summary>
    public void MakeRoom()
    {
        if (Names.Count > Globals.Length)
        {
            var larger = Globals;
            Array.Resize(ref larger, 2 * Names.Count);
            Globals = larger;
        }
        for (; _filled < Names.Count; _filled++)
        {
            Globals[_filled] = Given(Names[_filled]);
        }
        if (LocalNames.Count > Locals.Length)
        {
            var locals = Locals;
            Array.Resize(ref locals, LocalNames.Count);
            Locals = locals;
        }
    }

    /// <summary>Variables of a page or a function of its own; gives those that hold outside.</summary>
    public object?[] Enter()
    {
        var outer = Locals;
        Locals = LocalNames.Count == 0 ? [] : new object?[LocalNames.Count];
        return outer;
    }

    public void Leave(object?[] outer) => Locals = outer;
}
