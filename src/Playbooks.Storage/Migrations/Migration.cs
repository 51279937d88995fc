using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Playbooks.Storage.Migrations;

/// <summary>A step from one form of the store to the next: a numbered file that never changes once it was shipped.</summary>
/// <param name="Number">Its number: 1, 2, 3 and so on without gaps.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>All steps of a kind of store, in order.</summary>
    public static ImmutableArray<Migration> AllOf(string kind)
    {
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(kind, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => Read(assembly, name, name[(kind.Length + 1)..]))
            .OrderBy(migration => migration.Number)];
    }

    private static Migration Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
