using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Playbooks.Benchmarks.Measuring;

namespace Playbooks.Benchmarks.Deciding;

/// <summary>
/// The rule engines of npm, in a process of node that decides when it is told to, so that they take turns with the other
/// sides; installed when first asked for.
/// </summary>
internal sealed class NodePeers : IDisposable
{
    /// <summary>The engine that is asked one decision after the other.</summary>
    public const string JsonRulesEngine = "json-rules-engine";

    /// <summary>The engine that has many decisions in flight.</summary>
    public const string ZenEngine = "zen-engine";

    private const int InFlight = 64;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Process _node;
    private readonly string _file;
    private readonly int[] _expected;

    private NodePeers(Process node, string file, int[] expected) => (_node, _file, _expected) = (node, file, expected);

    /// <summary>Starts them; null after having said why they are left out.</summary>
    public static NodePeers? Start(Workload workload)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) && !Runs(folder, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock"))
        {
            Console.WriteLine($"decide: {JsonRulesEngine} and {ZenEngine} are left out, for npm is not there or could not install them");
            return null;
        }
        var file = Path.GetTempFileName();
        File.WriteAllText(file, JsonSerializer.Serialize(new { workload.Rules, workload.Contacts }, Options));
        var loop = new DelegateLoop(workload);
        if (Open(folder, "node", "decide.js", file) is { } node)
        {
            return new NodePeers(node, file, [.. Enumerable.Range(0, workload.Contacts.Length).Select(loop.Best)]);
        }
        Console.WriteLine($"decide: {JsonRulesEngine} and {ZenEngine} are left out, for node is not there");
        File.Delete(file);
        return null;
    }

    /// <summary>The engines as sides of the comparison. Each decision is asserted.</summary>
    public IReadOnlyList<Side> Sides =>
    [
        new(JsonRulesEngine, "best", (start, count) => Decide(JsonRulesEngine, start, count)),
        new(ZenEngine, "best", (start, count) => Decide(ZenEngine, start, count), InFlight),
    ];

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
        File.Delete(_file);
    }

    private long Decide(string engine, int start, int count)
    {
        _node.StandardInput.WriteLine(JsonSerializer.Serialize(new { engine, start, count }));
        _node.StandardInput.Flush();
        var best = JsonSerializer.Deserialize<int[]>(_node.StandardOutput.ReadLine() ?? throw new InvalidDataException($"{engine} broke off"))!;
        for (var i = 0; i < count; i++)
        {
            var contact = (start + i) % _expected.Length;
            if (best[i] != _expected[contact])
            {
                throw new InvalidDataException($"{engine} decides otherwise about contact {contact}: rule {best[i]} for {_expected[contact]}");
            }
        }
        return best.Sum();
    }

    private static bool Runs(string folder, string program, params string[] arguments)
    {
        using var process = Open(folder, program, arguments);
        process?.StandardOutput.ReadToEnd();
        process?.WaitForExit();
        return process?.ExitCode == 0;
    }

    // What it complains about goes to the terminal; null where the program is missing.
    private static Process? Open(string folder, string program, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "peers");
}
