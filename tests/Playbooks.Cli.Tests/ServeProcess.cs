using System.Diagnostics;
using System.Net.Http.Headers;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests;

/// <summary>The built command as a process of its own, serving, started as people start it.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private const string Listens = "Playbooks listens on ";
    private readonly Process _process;

    private ServeProcess(Process process) => _process = process;

    /// <summary>Speaks to it.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>Starts it on a workspace, on a port that is free, with a key that may do all, and waits until it listens.</summary>
    public static async Task<ServeProcess> StartAsync(string workspace)
    {
        var key = await KeyOfAsync(workspace);
        // As far from the workspace and from the program as a caller may be.
        var service = new ServeProcess(Start(Path.GetTempPath(), "serve", "--urls", "http://127.0.0.1:0", "--workspace", workspace));
        var said = new List<string>();
        while (await service._process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Listens, StringComparison.Ordinal))
            {
                service.Client.BaseAddress = new Uri(line[Listens.Length..]);
                service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
                // A pipe that nobody reads would stop the service once it is full.
                _ = service._process.StandardError.ReadToEndAsync();
                return service;
            }
        }
        await service.DisposeAsync();
        throw new InvalidOperationException($"the service ended before it listened:\n{string.Join('\n', said)}");
    }

    /// <summary>The built command, of the same configuration as the tests.</summary>
    public static string CommandPath { get; } = Repository.PathOf($"src/Playbooks.Cli/bin/{new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name}/net10.0/playbooks.dll");

    /// <summary>Starts the built command.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        return Process.Start(new ProcessStartInfo("dotnet", [CommandPath, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        })!;
    }

    private static async Task<string> KeyOfAsync(string workspace)
    {
        using var calling = new Calling();
        return (await calling.CallAsync("key", "new", "tests", "--role", "admin", "--workspace", workspace)).Output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
