using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Language.Values;

/// <summary>A fact that was given by name, with the type that its value has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its value, as exact as the JSON is.</param>
/// <param name="Value">A CLR value of the lattice, or null.</param>
public sealed record JsonFact(string Name, DataType Type, object? Value);

/// <summary>
/// Facts as free JSON: an integer is a <c>long</c>, a number with a point or an exponent a <c>double</c>, an object has
/// open members, an array is a list. <c>{"$type":"decimal","value":"12.50"}</c> gives a value of another type: <c>int uint
/// long ulong float double decimal bool char string datetime time timespan guid list&lt;T&gt;</c>.
/// </summary>
public static class JsonFacts
{
    /// <summary>Reads one value of any kind as a fact of a name; null when something was reported.</summary>
    public static JsonFact? ReadValue(string name, SourceText source, ICollection<Diagnostic> diagnostics, JsonFactForm form = JsonFactForm.Open)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var reader = new JsonFactReader(source, form);
        var fact = reader.ReadWhole(name);
        foreach (var diagnostic in reader.Diagnostics)
        {
            diagnostics.Add(diagnostic);
        }
        return reader.Diagnostics.Count == 0 ? fact : null;
    }

    /// <summary>Reads an object; its members are the facts.</summary>
    /// <returns>The facts in their order, or null when something was reported.</returns>
    public static ImmutableArray<JsonFact>? Read(SourceText source, ICollection<Diagnostic> diagnostics, JsonFactForm form = JsonFactForm.Open)
    {
        var reader = new JsonFactReader(source, form);
        var facts = reader.Read();
        foreach (var diagnostic in reader.Diagnostics)
        {
            diagnostics.Add(diagnostic);
        }
        return reader.Diagnostics.Count == 0 ? facts : null;
    }
}
