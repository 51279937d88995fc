namespace Playbooks.Server;

/// <summary>Where the content of releases comes from.</summary>
public enum WorkspaceSource
{
    /// <summary>The workspace's folder: what is saved there and checks clean is published by itself.</summary>
    Folder,

    /// <summary>The store: the folder is looked at only when the store has no release yet.</summary>
    Store,
}
