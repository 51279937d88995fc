using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Playbooks.Engine.Scripts;

/// <summary>How a process for scripts is started: our own command, with a word that is in no list of verbs.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">What it is called with.</param>
public sealed record ScriptCommand(string File, ImmutableArray<string> Arguments)
{
    private const string Name = "playbooks";
    private const string Variable = "PLAYBOOKS_COMMAND";

    // Where programs and the runtime are found, and nothing else: what the environment keeps secret is no script's business.
    private static readonly string[] s_kept = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_HOST_PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot"];

    /// <summary>
    /// The command that this process is, or the one that <c>PLAYBOOKS_COMMAND</c> names or that lies beside the program
    /// which this process runs; null where there is none.
    /// </summary>
    public static ScriptCommand? Find()
    {
        var program = Environment.ProcessPath;
        if (Path.GetFileNameWithoutExtension(program) == Name)
        {
            return new ScriptCommand(program!, [ScriptHost.Verb]);
        }
        var library = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, Name + ".dll");
        var isDotnet = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return System.IO.File.Exists(library) && System.IO.File.Exists(Path.ChangeExtension(library, ".runtimeconfig.json"))
            ? new ScriptCommand(isDotnet ? program! : "dotnet", [library, ScriptHost.Verb])
            : null;
    }

    /// <summary>How the system is asked to start it: with pipes for all it says and hears, almost no environment, and a limit for its heap.</summary>
    public ProcessStartInfo ToStartInfo()
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var kept = s_kept.Where(start.Environment.ContainsKey).Select(name => KeyValuePair.Create(name, start.Environment[name])).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
        {
            start.Environment[name] = value;
        }
        // The runtime reads the heap's limit as hexadecimal. The rest keeps the process small and lets it start quickly.
        start.Environment["DOTNET_GCHeapHardLimit"] = (ScriptLimits.HeapMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["TZ"] = "UTC";
        return start;
    }
}
