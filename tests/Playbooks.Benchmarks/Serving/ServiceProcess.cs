using System.Diagnostics;
using System.Net;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Benchmarks.Serving.Load;

namespace Playbooks.Benchmarks.Serving;

/// <summary>A service in a process of its own, over a copy of a workspace in a folder on the disk.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly string[] s_parts = ["playbooks", "templates"];

    private readonly Process _process;

    private ServiceProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The same for sockets.</summary>
    public IPEndPoint EndPoint => new(IPAddress.Parse(Address.Host), Address.Port);

    /// <summary>Starts one.</summary>
    /// <param name="workspace">The workspace that is copied.</param>
    /// <param name="folder">Where to.</param>
    public static async Task<ServiceProcess> StartAsync(string workspace, string folder)
    {
        foreach (var part in s_parts)
        {
            Copy(Path.Combine(workspace, part), Path.Combine(folder, part));
        }
        var start = ChildProcess.Of(HostedService.Word, folder);
        start.RedirectStandardInput = true;
        Wire.TakeAnswersAtOnce();
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the service did not start");
        return new ServiceProcess(process, new Uri(address));
    }

    /// <summary>Lets it finish, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
