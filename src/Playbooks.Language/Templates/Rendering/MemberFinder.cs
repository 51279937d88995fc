using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>
/// Finds the members of one name. Rows of one layout have a fact in one column, and objects that are made in one way
/// have a member at one place: it is looked for first where it was found last. That is a hint, which any thread may
/// change for all others.
/// </summary>
internal sealed class MemberFinder(string name)
{
    private KnownColumn? _column;

    // The name as the objects have it, so that mostly nothing is compared letter by letter.
    private string _key = name;
    private int _place = -1;

    /// <summary>A member's value; false when the value has no such member.</summary>
    public bool TryGet(object target, out object? value)
    {
        switch (target)
        {
            case TemplateRow { Row: var row }:
                var column = ColumnIn(row.Layout);
                value = column is null ? null : row.Get(column);
                return column is not null;
            case ObjectValue members:
                return members.TryGet(ref _key, ref _place, out value);
            default:
                return Members.TryGet(target, _key, out value);
        }
    }

    private Column? ColumnIn(RowLayout layout)
    {
        var known = _column;
        if (known is null || known.Layout != layout)
        {
            _column = known = new KnownColumn(layout, layout.Find(_key));
        }
        return known.Column;
    }

    private sealed record KnownColumn(RowLayout Layout, Column? Column);
}
