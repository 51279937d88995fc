using System.Collections.Immutable;

namespace Playbooks.Storage.Keys;

/// <summary>A named set of scopes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">What it allows.</param>
public sealed record Role(string Name, ImmutableArray<Scope> Scopes)
{
    /// <summary>All roles.</summary>
    public static readonly ImmutableArray<Role> All =
    [
        new("agent", [Scope.Recommend, Scope.Read, Scope.Work]),
        new("reader", [Scope.Read]),
        new("author", [Scope.Read, Scope.Author]),
        new("approver", [Scope.Read, Scope.Approve]),
        new("admin", Keys.Scopes.All),
    ];

    /// <summary>The role of a name, or null.</summary>
    public static Role? Find(string name) => All.FirstOrDefault(role => role.Name == name);
}
