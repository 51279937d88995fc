using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Publishing;

/// <summary>
/// Whether a second person must approve. The policy that is live says so, for a change of that very rule, too; the first
/// release goes by its own. What cannot be read requires approval.
/// </summary>
internal sealed class ApprovalRule
{
    // Releases never change, so that the last answer holds for as long as its release is live.
    private volatile Tuple<long, bool>? _known;

    /// <summary>Whether one must, for a candidate while a release with these documents is live.</summary>
    public bool Requires(Candidate candidate, ReleaseEntry? live, DocumentSet documents)
    {
        if (live is null)
        {
            return candidate.Release?.Workspace.Policy.Approvals.Required ?? true;
        }
        if (_known is { } known && known.Item1 == live.Number)
        {
            return known.Item2;
        }
        var required = WorkspaceChecker.Check(documents, CheckMemory.OfProcess).Workspace?.Policy.Approvals.Required ?? true;
        _known = Tuple.Create(live.Number, required);
        return required;
    }

    /// <summary>Notes what a candidate says that went live.</summary>
    public void Note(ReleaseEntry live, Candidate candidate) =>
        _known = Tuple.Create(live.Number, candidate.Release?.Workspace.Policy.Approvals.Required ?? true);
}
