namespace Playbooks.Storage.Sqlite.Decisions;

/// <summary>What the row of a decision with its account is found by.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="At">The decision's time, as it is kept.</param>
/// <param name="Id">The decision's id.</param>
internal sealed record DecisionKey(string Account, string At, string Id)
{
    /// <summary>Sorts before all others.</summary>
    public static DecisionKey First { get; } = new("", "", "");
}
