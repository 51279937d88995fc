using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>Functions by the way they are written, while the table is being filled.</summary>
internal sealed class FunctionSet
{
    private FunctionSet()
    {
    }

    public Dictionary<string, List<Overload>> Functions { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By type and name: <c>Math.Round</c>.</summary>
    public Dictionary<string, List<Overload>> Statics { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<(ScalarKind Receiver, string Name), List<Overload>> Methods { get; } = new(MemberComparer.Instance);

    public Dictionary<(ScalarKind Receiver, string Name), List<Overload>> Properties { get; } = new(MemberComparer.Instance);

    public static FunctionSet Of(params ReadOnlySpan<Action<FunctionSet>> families)
    {
        var set = new FunctionSet();
        foreach (var add in families)
        {
            add(set);
        }
        return set;
    }

    public void Function(string name, params ReadOnlySpan<Overload> overloads) => Add(Functions, name, overloads);

    public void Static(string name, params ReadOnlySpan<Overload> overloads) => Add(Statics, name, overloads);

    /// <summary>A method of the type of its first parameter.</summary>
    public void Method(string name, params ReadOnlySpan<Overload> overloads)
    {
        foreach (var overload in overloads)
        {
            Add(Methods, (ReceiverOf(overload), name), [overload]);
        }
    }

    /// <summary>A property of the type of its only parameter.</summary>
    public void Property(string name, params ReadOnlySpan<Overload> overloads)
    {
        foreach (var overload in overloads)
        {
            Add(Properties, (ReceiverOf(overload), name), [overload]);
        }
    }

    private static ScalarKind ReceiverOf(Overload overload) => ((ScalarType)overload.Parameters[0]).Kind;

    private static void Add<TKey>(Dictionary<TKey, List<Overload>> table, TKey key, ReadOnlySpan<Overload> overloads)
        where TKey : notnull
    {
        if (!table.TryGetValue(key, out var list))
        {
            table.Add(key, list = []);
        }
        list.AddRange(overloads);
    }

    private sealed class MemberComparer : IEqualityComparer<(ScalarKind Receiver, string Name)>
    {
        public static readonly MemberComparer Instance = new();

        public bool Equals((ScalarKind Receiver, string Name) x, (ScalarKind Receiver, string Name) y) =>
            x.Receiver == y.Receiver && x.Name.Equals(y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((ScalarKind Receiver, string Name) key) =>
            HashCode.Combine(key.Receiver, key.Name.GetHashCode(StringComparison.OrdinalIgnoreCase));
    }
}
