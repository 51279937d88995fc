namespace Playbooks.Studio.Live;

/// <summary>The workspace that the service works with at this moment. Pages take one state and stay with it.</summary>
public interface ILiveWorkspace
{
    /// <summary>The state at this moment; immutable, swapped as a whole.</summary>
    LiveState Current { get; }
}
