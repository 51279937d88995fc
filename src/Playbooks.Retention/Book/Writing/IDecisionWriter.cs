using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Book.Writing;

/// <summary>Where the decisions of a run go, one after the other.</summary>
internal interface IDecisionWriter : IDisposable
{
    /// <summary>Whether messages and the decision's id are written; where they are not, the run spares itself working them out.</summary>
    bool WritesAll { get; }

    /// <summary>Writes one decision.</summary>
    void Write(Decision decision);
}
