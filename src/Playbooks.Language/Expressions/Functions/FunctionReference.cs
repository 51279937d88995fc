using System.Collections.Immutable;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>Every function with its words and its forms, for the reference of the language and for editors.</summary>
public static class FunctionReference
{
    /// <summary>Functions that stand alone: <c>round(x)</c>.</summary>
    public static ImmutableArray<FunctionEntry> Functions { get; } = Entries(FunctionNotes.Functions, name => [.. FunctionTable.Function(name).Select(Form)]);

    /// <summary>Functions that take conditions, types or what may be missing, and conversions: <c>iif(…)</c>, <c>int(x)</c>.</summary>
    public static ImmutableArray<FunctionEntry> Special { get; } = Entries(FunctionNotes.Special, _ => []);

    /// <summary>Functions behind the name of a type: <c>Math.Round(x)</c>.</summary>
    public static ImmutableArray<FunctionEntry> Statics { get; } = Entries(FunctionNotes.Statics, name => [.. FunctionTable.Static(name.Split('.')[0], name.Split('.')[1]).Select(Form)]);

    /// <summary>Methods and properties of single values: <c>x.Trim()</c>, <c>x.Year</c>.</summary>
    public static ImmutableArray<FunctionEntry> Members { get; } = Entries(FunctionNotes.Members, name =>
        [.. FunctionTable.Properties(name).Select(form => $"{AuthorWords.Of(form.Parameters[0])}.{name}: {AuthorWords.Of(form.Result)}"), .. FunctionTable.Method(DataType.Any, name).Select(form => MethodForm(name, form))]);

    /// <summary>Methods of lists: <c>list.Any(…)</c>.</summary>
    public static ImmutableArray<FunctionEntry> Lists { get; } = Entries(FunctionNotes.Lists, _ => []);

    private static ImmutableArray<FunctionEntry> Entries(string notes, Func<string, ImmutableArray<string>> forms)
    {
        var entries = ImmutableArray.CreateBuilder<FunctionEntry>();
        foreach (var line in notes.ReplaceLineEndings("\n").Split('\n'))
        {
            var parts = line.Split(" | ");
            entries.Add(new FunctionEntry(parts[0].Trim(), parts[1].Trim(), parts[2].Trim(), parts[3].Trim(), forms(parts[0].Trim())));
        }
        return entries.ToImmutable();
    }

    private static string Form(Overload form) => $"({AuthorWordsOf(form.Parameters)}): {AuthorWords.Of(form.Result)}";

    private static string MethodForm(string name, Overload form) => $"{AuthorWords.Of(form.Parameters[0])}.{name}({AuthorWordsOf(form.Parameters.Skip(1))}): {AuthorWords.Of(form.Result)}";

    private static string AuthorWordsOf(IEnumerable<DataType> types) => string.Join(", ", types.Select(AuthorWords.Of));
}
