using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests;

/// <summary>The built command as a process of its own, serving, started as people start it.</summary>
internal sealed partial class ServeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private ServeProcess(Process process) => _process = process;

    /// <summary>Speaks to it with a key that may do all.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address => Client.BaseAddress!;

    /// <summary>What it wrote to standard error, line by line; all of it once the process has ended.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>Starts it on a workspace, on a port that is free, with a key that may do all, and waits until it listens.</summary>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="arguments">What the call says besides.</param>
    /// <param name="settings">Settings of the environment.</param>
    public static async Task<ServeProcess> StartAsync(string workspace, IReadOnlyList<string>? arguments = null, params (string Name, string Value)[] settings)
    {
        var key = await KeyOfAsync(workspace);
        // As far from the workspace and from the program as a caller may be.
        var service = new ServeProcess(StartWith(Path.GetTempPath(), settings, ["serve", "--urls", "http://127.0.0.1:0", "--workspace", workspace, .. arguments ?? []]));
        var listens = new TaskCompletionSource<Uri?>(TaskCreationOptions.RunContinuationsAsynchronously);
        service._process.ErrorDataReceived += (_, line) => service.Hear(line.Data, listens);
        service._process.BeginErrorReadLine();
        if (await listens.Task is { } address)
        {
            service.Client.BaseAddress = address;
            service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            return service;
        }
        await service.DisposeAsync();
        throw new InvalidOperationException($"the service ended before it listened:\n{string.Join('\n', service.Said)}");
    }

    /// <summary>Starts the built command.</summary>
    public static Process Start(string folder, params string[] arguments) => StartWith(folder, [], arguments);

    /// <summary>Starts the built command, with settings of the environment.</summary>
    public static Process StartWith(string folder, IEnumerable<(string Name, string Value)> settings, params string[] arguments)
    {
        var call = Call(folder, arguments);
        foreach (var (name, value) in settings)
        {
            call.Environment[name] = value;
        }
        return Process.Start(call)!;
    }

    /// <summary>Ends it as a loss of power does: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as the system does, and does not wait.</summary>
    public void Terminate()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        signal.WaitForExit();
    }

    /// <summary>Waits until it has ended by itself. Its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
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

    // A line of null is the end.
    private void Hear(string? line, TaskCompletionSource<Uri?> listens)
    {
        if (line is null)
        {
            listens.TrySetResult(null);
            return;
        }
        _said.Enqueue(line);
        if (Listens().Match(line) is { Success: true } found)
        {
            listens.TrySetResult(new Uri(found.Groups[1].Value));
        }
    }

    private static ProcessStartInfo Call(string folder, IEnumerable<string> arguments) => new("dotnet", [BuiltCommand.Library, .. arguments])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = folder,
    };

    private static async Task<string> KeyOfAsync(string workspace)
    {
        using var calling = new Calling();
        return (await calling.CallAsync("key", "new", "tests", "--role", "admin", "--workspace", workspace)).Output.Trim();
    }

    [GeneratedRegex(@"Playbooks listens on (http://[\d.]+:\d+)")]
    private static partial Regex Listens();
}
