namespace Playbooks.Cli;

/// <summary>What the command says to its caller by its exit code.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>What was asked found problems: a failed check, a failed example.</summary>
    public const int Problems = 1;

    /// <summary>The call or its input is wrong.</summary>
    public const int Wrong = 2;

    /// <summary>The world failed: a disk that is full, a store that is away.</summary>
    public const int Failed = 3;

    /// <summary>Ended by Ctrl+C, as shells have it.</summary>
    public const int Interrupted = 130;
}
