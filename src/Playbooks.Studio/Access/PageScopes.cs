namespace Playbooks.Studio.Access;

/// <summary>What pages need; each scope is a policy of its name, which the host knows.</summary>
internal static class PageScopes
{
    /// <summary>Fetch recommendations.</summary>
    public const string Recommend = "recommend";

    /// <summary>Read the book, decisions and playbooks.</summary>
    public const string Read = "read";

    /// <summary>Draft and publish.</summary>
    public const string Author = "author";

    /// <summary>Approve or refuse what somebody else proposed.</summary>
    public const string Approve = "approve";

    /// <summary>What somebody may not do who has not this scope.</summary>
    public static string Words(string? scope) => scope switch
    {
        Recommend => "fetch recommendations",
        Read or PagePolicies.ReadOrOpen => "look at customers, decisions and playbooks",
        Author => "change playbooks and publish them",
        Approve => "approve what others propose",
        _ => "do this",
    };
}
