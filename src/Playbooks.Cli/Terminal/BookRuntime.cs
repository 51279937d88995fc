using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Playbooks.Cli.Terminal;

/// <summary>
/// The runtime compiles anew what is called thirty times, once to watch it, which is slow, and once by what was seen; it begins
/// only when nothing new has come for a while. A start is quicker for it, and a service runs for hours; of a book it takes
/// half the time. How it does is said once, when a process starts: so a call about a large book starts anew as the same
/// process, with settings of its own. What is written is the same either way.
/// </summary>
internal static class BookRuntime
{
    /// <summary>
    /// The settings: five thousand calls instead of thirty (in hexadecimal), which what reads and checks a workspace never
    /// gets, counted from the beginning, and nothing is watched: code that was is faster, and has won back what the watching
    /// took only behind some million contacts.
    /// </summary>
    internal static readonly (string Name, string Value)[] Settings = [("DOTNET_TC_CallCountThreshold", "1388"), ("DOTNET_TC_CallCountingDelayMs", "0"), ("DOTNET_TieredPGO", "0")];

    // Some ten thousand contacts. A start takes as long as deciding a few thousand.
    private const long Large = 4 * 1024 * 1024;

    /// <summary>Starts anew where that is worth its while; returns where it is not, or cannot be done.</summary>
    public static void Choose(string[] arguments)
    {
        if ((OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) && Environment.ProcessPath is { } program && IsForLargeBook(arguments) && !IsSet())
        {
            DropSocket();
            // It does not come back, but for a system that refuses, where the call goes on as it is.
            _ = Execute(program, [.. CommandOf(program, Assembly.GetExecutingAssembly().Location, arguments), null], [.. Surroundings(), null]);
        }
    }

    /// <summary>Whether a call decides a book in a file that is large.</summary>
    internal static bool IsForLargeBook(string[] arguments)
    {
        if (arguments is not ["run", ..])
        {
            return false;
        }
        var option = Array.IndexOf(arguments, "--in");
        return option >= 0 && option + 1 < arguments.Length && File.Exists(arguments[option + 1]) && new FileInfo(arguments[option + 1]).Length >= Large;
    }

    /// <summary>The words of the command line: of a command that is started through <c>dotnet</c>, the library comes second.</summary>
    internal static string[] CommandOf(string program, string library, string[] arguments) =>
        Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, library, .. arguments] : [program, .. arguments];

    // Whoever has set them knows better; and what was started anew has them.
    private static bool IsSet() => Array.Exists(Settings, setting => Environment.GetEnvironmentVariable(setting.Name) is not null);

    // By the number of the process, which stays: whoever starts anew would find the place taken, and leave it behind.
    private static void DropSocket()
    {
        try
        {
            foreach (var socket in Directory.EnumerateFiles(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"dotnet-diagnostic-{Environment.ProcessId}-*")))
            {
                File.Delete(socket);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A folder that is not there has no socket, and one that is left behind is in nobody's way.
        }
    }

    private static IEnumerable<string> Surroundings()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            yield return $"{variable.Key}={variable.Value}";
        }
        foreach (var (name, value) in Settings)
        {
            yield return $"{name}={value}";
        }
    }

    [DllImport("libc", EntryPoint = "execve", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Execute(string program, string?[] arguments, string?[] variables);
}
