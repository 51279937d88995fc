using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>
/// What a list method goes through. Nearly always these are rows, in an array that is looked into as such: as a list of
/// objects it would search for its own methods at each element.
/// </summary>
/// <param name="items">The elements; null where there are none because the list is not known.</param>
internal readonly struct Elements(IReadOnlyList<object?>? items)
{
    private readonly FactRow[]? _rows = items as FactRow[];

    public int Count => _rows is not null ? _rows.Length : items?.Count ?? 0;

    public object? this[int index] => _rows is not null ? _rows[index] : items![index];
}
