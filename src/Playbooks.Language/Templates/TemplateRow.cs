using Playbooks.Language.Values;

namespace Playbooks.Language.Templates;

/// <summary>A row of facts as templates see it; a fact is boxed when a template asks for it, and only then.</summary>
/// <param name="row">The row.</param>
public sealed class TemplateRow(FactRow row) : ITemplateObject
{
    /// <inheritdoc/>
    public IEnumerable<string> Names => row.Layout.Columns.Select(column => column.Name);

    internal FactRow Row => row;

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        if (row.Layout.Find(name) is not { } column)
        {
            value = null;
            return false;
        }
        value = row.Get(column);
        return true;
    }
}
