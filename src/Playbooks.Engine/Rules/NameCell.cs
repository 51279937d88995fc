using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>A cell of names, parted by <c>|</c>.</summary>
internal static class NameCell
{
    /// <summary>The names with their places; reports one that is missing beside a bar.</summary>
    public static ImmutableArray<Excerpt> Split(Excerpt cell, ICollection<Diagnostic> diagnostics)
    {
        var names = ImmutableArray.CreateBuilder<Excerpt>();
        var start = 0;
        foreach (var part in cell.Text.Split('|'))
        {
            var name = cell.Slice(Words.Trim(cell.Text, new TextSpan(start, part.Length)));
            start += part.Length + 1;
            if (name.Text.Length > 0)
            {
                names.Add(name);
            }
            else
            {
                diagnostics.Add(CellErrors.Empty.At(Whole(cell), "a name is missing beside `|`", "write it, or delete the `|`"));
            }
        }
        return names.ToImmutable();
    }

    /// <summary>Where all of an excerpt stands.</summary>
    public static Location Whole(Excerpt excerpt) => excerpt.Locate(new TextSpan(0, excerpt.Text.Length));
}
