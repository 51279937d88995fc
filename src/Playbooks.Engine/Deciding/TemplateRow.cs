using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>A row of facts as templates see it; a fact is boxed when a template asks for it, and only then.</summary>
internal sealed class TemplateRow(FactRow row) : ITemplateObject
{
    public IEnumerable<string> Names => row.Layout.Columns.Select(column => column.Name);

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
