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
}
