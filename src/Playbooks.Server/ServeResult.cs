namespace Playbooks.Server;

/// <summary>How the service ended.</summary>
/// <param name="End">Which way.</param>
/// <param name="Message">What stood in the way; empty when it ran and was stopped.</param>
/// <param name="Help">What to do instead, or null.</param>
public sealed record ServeResult(ServeEnd End, string Message = "", string? Help = null);

/// <summary>The ways in which the service ends.</summary>
public enum ServeEnd
{
    /// <summary>It ran, and was stopped.</summary>
    Stopped,

    /// <summary>It was asked for something that it does not do; nothing was started.</summary>
    Refused,

    /// <summary>The machine did not let it: a port in use, no right to it.</summary>
    Failed,
}
