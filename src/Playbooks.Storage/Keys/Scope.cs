using System.Collections.Immutable;

namespace Playbooks.Storage.Keys;

/// <summary>What somebody may do.</summary>
public enum Scope
{
    /// <summary>Fetch recommendations.</summary>
    Recommend,

    /// <summary>Read the book, decisions and playbooks.</summary>
    Read,

    /// <summary>Change the book: import records, report events, run a whole book.</summary>
    Work,

    /// <summary>Draft and publish.</summary>
    Author,

    /// <summary>Approve or refuse what somebody else proposed.</summary>
    Approve,

    /// <summary>Keys, webhooks and the audit.</summary>
    Admin,
}

/// <summary>The words for scopes.</summary>
public static class Scopes
{
    /// <summary>All scopes.</summary>
    public static readonly ImmutableArray<Scope> All = [.. Enum.GetValues<Scope>()];

    /// <summary>The scope's word: <c>recommend</c>.</summary>
    public static string Word(this Scope scope) => scope switch
    {
        Scope.Recommend => "recommend",
        Scope.Read => "read",
        Scope.Work => "work",
        Scope.Author => "author",
        Scope.Approve => "approve",
        Scope.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    /// <summary>The scope that a word names, or null.</summary>
    public static Scope? Find(string word) => All.Cast<Scope?>().FirstOrDefault(scope => scope!.Value.Word() == word);
}
