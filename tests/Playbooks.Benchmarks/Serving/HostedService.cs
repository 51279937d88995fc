using System.Text.Json;
using Playbooks.Server;
using Playbooks.Storage;

namespace Playbooks.Benchmarks.Serving;

/// <summary>The process that is measured: the whole service as it ships, with the baseline's addresses beside its own.</summary>
internal static class HostedService
{
    /// <summary>The first word on the command line of that process.</summary>
    public const string Word = "hosted-service";

    /// <summary>Serves a workspace until standard input ends; its address is the first line of standard output.</summary>
    public static async Task<int> RunAsync(string workspace)
    {
        using var ending = new CancellationTokenSource();
        var options = new ServeOptions
        {
            Workspace = workspace,
            Store = StoreAddress.DefaultFor(workspace),
            Urls = "http://127.0.0.1:0",
            RequestsAMinute = 0,
            Routes = new BaselineEndpoint().Map,
            Started = started => Console.WriteLine(started.Addresses[0]),
        };
        // Its parent may be killed: nothing may be left behind that uses the machine.
        _ = Task.Run(async () =>
        {
            while (await Console.In.ReadLineAsync(CancellationToken.None) is not null)
            {
            }
            await ending.CancelAsync();
        });
        var result = await PlaybooksHost.RunAsync(options, ending.Token);
        if (result.End != ServeEnd.Stopped)
        {
            await Console.Error.WriteLineAsync(JsonSerializer.Serialize(result.Message));
        }
        return result.End == ServeEnd.Stopped ? 0 : 1;
    }
}
