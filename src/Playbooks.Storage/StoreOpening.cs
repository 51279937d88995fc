namespace Playbooks.Storage;

/// <summary>What became of opening a store: the store, or why not.</summary>
/// <param name="Store">The store; whoever opened it closes it.</param>
/// <param name="Problem">What stood in the way, or null.</param>
/// <param name="Help">What to do about it, or null.</param>
public sealed record StoreOpening(IStore? Store, string? Problem = null, string? Help = null);
