using Playbooks.Engine.Deciding;
using Playbooks.Language.Values;

namespace Playbooks.Studio.Trying;

/// <summary>What accounts and contacts are called on pages.</summary>
internal static class Naming
{
    /// <summary>A row's name, or its id where there is no name.</summary>
    public static string NameOf(FactRow row) =>
        row.Layout.Find("name") is { } column && row.Get(column) is string { Length: > 0 } name ? name : Who.Id(row);

    /// <summary>The contact of an id in a decision, or null.</summary>
    public static FactRow? Contact(Decision decision, string? id)
    {
        foreach (var row in decision.Account.Children(0))
        {
            if (id is not null && Who.Id(row) == id)
            {
                return row;
            }
        }
        return null;
    }
}
