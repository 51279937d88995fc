using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Book;

/// <summary>Where the decisions of a run go, one after the other.</summary>
internal interface IDecisionWriter : IDisposable
{
    /// <summary>Writes one decision.</summary>
    void Write(Decision decision);
}
