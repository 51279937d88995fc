using System.Text.RegularExpressions;

namespace Playbooks.Cli.Terminal;

/// <summary>A disk or a file system that refuses, said like every other mistake: what, where, and the way out.</summary>
internal static partial class WorldFailure
{
    // errno on Unix, ERROR_DISK_FULL and ERROR_WRITE_PROTECT as HRESULT on Windows.
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int DiskFull = unchecked((int)0x80070070);
    private const int WriteProtected = unchecked((int)0x80070013);

    /// <summary>Says it to people. The exit code for it.</summary>
    public static int Say(Surroundings surroundings, Exception problem)
    {
        var (message, help) = Worded(problem);
        InputFile.Complain(surroundings, message, help);
        return ExitCode.Failed;
    }

    private static (string Message, string? Help) Worded(Exception problem)
    {
        // The exception keeps the path in its sentence alone.
        var path = Quoted().Match(problem.Message) is { Success: true } quoted ? BeforeMoved(quoted.Groups[1].Value) : null;
        return problem switch
        {
            { HResult: NoSpace or DiskFull } => ($"the disk is full{(path is null ? "" : $": `{path}` cannot be written")}", "make room there, and call again"),
            { HResult: ReadOnly or WriteProtected } => ($"the disk may only be read{(path is null ? "" : $": `{path}` cannot be written")}", "name another place"),
            DirectoryNotFoundException when path is not null => ($"there is no folder `{Path.GetDirectoryName(path)}`", "make it, or name another one"),
            UnauthorizedAccessException when path is not null => ($"this account may not use `{path}`", "see to it that it may read and write the file and its folder"),
            _ => (problem.Message.TrimEnd('.'), null),
        };
    }

    // What is written stands under another name until it is whole; callers know the one that they gave.
    private static string BeforeMoved(string path) => Unfinished().Replace(path, "");

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(\.[a-z0-9]{8}\.[a-z0-9]{3})?\.part$")]
    private static partial Regex Unfinished();
}
