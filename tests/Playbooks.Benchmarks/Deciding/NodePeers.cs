using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Playbooks.Benchmarks.Measuring;

namespace Playbooks.Benchmarks.Deciding;

/// <summary>The rule engines of npm, run by node on one core where node and npm are there; installed when first asked for.</summary>
internal static class NodePeers
{
    private const int Seconds = 4;
    private const int QuickSeconds = 2;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Adds a line for each engine, with the share of our own speed; says why where none can be run.</summary>
    public static void Run(Workload workload, bool isQuick, Measure ours, Results results)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) && Start(folder, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock") is null)
        {
            Console.WriteLine("decide: json-rules-engine and zen-engine are left out, for npm is not there or could not install them");
            return;
        }
        var file = Path.GetTempFileName();
        File.WriteAllText(file, JsonSerializer.Serialize(new { workload.Rules, workload.Contacts, Seconds = isQuick ? QuickSeconds : Seconds }, Options));
        var node = Start(folder, "node", "decide.js", file);
        File.Delete(file);
        if (node is null)
        {
            Console.WriteLine("decide: json-rules-engine and zen-engine are left out, for node is not there or failed");
            return;
        }
        foreach (var line in node.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var peer = JsonSerializer.Deserialize<PeerResult>(line, Options)!;
            AssertSame(workload, peer);
            results.Add("decide", workload.Profile, workload.Rules.Length, "best", peer.Engine, peer.PerSecond, 0, null);
            Console.WriteLine($"decide: playbooks is {ours.Median / peer.PerSecond:N0} times as fast as {peer.Engine}");
        }
    }

    private static void AssertSame(Workload workload, PeerResult peer)
    {
        var check = new DelegateLoop(workload);
        for (var contact = 0; contact < peer.Best.Length; contact++)
        {
            if (check.Best(contact) != peer.Best[contact])
            {
                throw new InvalidDataException($"{peer.Engine} decides otherwise about contact {contact}: rule {peer.Best[contact]} for {check.Best(contact)}");
            }
        }
    }

    // What a program writes, or null where it is missing or fails; what it complains about goes to the terminal.
    private static string? Start(string folder, string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "peers");

    private sealed record PeerResult(string Engine, double PerSecond, int[] Best);
}
