using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>Functions by the way they are written, while the table is being filled.</summary>
internal sealed class FunctionSet
{
    private FunctionSet()
    {
    }

    public Dictionary<string, FunctionForms> Functions { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By type and name: <c>Math.Round</c>.</summary>
    public Dictionary<string, FunctionForms> Statics { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<(ScalarKind Receiver, string Name), FunctionForms> Methods { get; } = new(MemberComparer.Instance);

    public Dictionary<(ScalarKind Receiver, string Name), FunctionForms> Properties { get; } = new(MemberComparer.Instance);

    public static FunctionSet Of(params ReadOnlySpan<Action<FunctionSet>> families)
    {
        var set = new FunctionSet();
        foreach (var add in families)
        {
            add(set);
        }
        return set;
    }

    public void Function(string name, Func<Overload[]> forms) => Add(Functions, name, forms);

    public void Static(string name, Func<Overload[]> forms) => Add(Statics, name, forms);

    /// <summary>A method of a type, which the first parameter of each form is of.</summary>
    public void Method(ScalarType receiver, string name, Func<Overload[]> forms) => Add(Methods, (receiver.Kind, name), forms);

    /// <summary>A property of a type, which the only parameter is of.</summary>
    public void Property(ScalarType receiver, string name, Func<Overload[]> forms) => Add(Properties, (receiver.Kind, name), forms);

    private static void Add<TKey>(Dictionary<TKey, FunctionForms> table, TKey key, Func<Overload[]> forms)
        where TKey : notnull
    {
        if (!table.TryGetValue(key, out var known))
        {
            table.Add(key, known = new FunctionForms());
        }
        known.Add(forms);
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
