namespace Playbooks.Engine.Scripts;

/// <summary>What a script may use. Inside its process statements and calls are counted; time and memory are held from outside.</summary>
public static class ScriptLimits
{
    /// <summary>Characters of a script's file.</summary>
    public const int LongestSource = 32_768;

    /// <summary>How deep brackets, operators and statements may stand inside one another.</summary>
    public const int DeepestSource = 250;

    /// <summary>Statements that one call may carry out.</summary>
    public const int MostStatements = 500_000;

    /// <summary>Calls inside one another.</summary>
    public const int DeepestCalls = 100;

    /// <summary>Megabytes of the heap of a process in which scripts run.</summary>
    public const int HeapMegabytes = 128;

    /// <summary>Bytes of the facts that are given to one call.</summary>
    public const int LargestArguments = 4 << 20;

    /// <summary>Characters of a text that a script returns.</summary>
    public const int LongestText = 32_768;

    /// <summary>Elements of a list that a script returns.</summary>
    public const int LongestList = 1_000;

    /// <summary>Characters that are kept of what a script throws.</summary>
    public const int LongestMessage = 200;

    /// <summary>Bytes of a call, its facts and what it returned, that is remembered: of 4096 calls at most.</summary>
    public const int LargestRemembered = 4_096;

    /// <summary>Groups of calls that may wait for a process.</summary>
    public const int MostWaiting = 256;

    /// <summary>Processes at once; fewer on machines with fewer processors.</summary>
    public const int MostProcesses = 4;

    /// <summary>How often in a row a script may be stopped before it rests.</summary>
    public const int MostStops = 5;

    /// <summary>How long one call may take; then its process is ended.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    /// <summary>How long a group of calls may wait for a process.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>How long a script rests that was stopped too often: nobody is to wait for it again and again.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>How long a process may take to start.</summary>
    public static readonly TimeSpan Start = TimeSpan.FromSeconds(30);

    /// <summary>How long a process is kept that has nothing to do.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);
}
