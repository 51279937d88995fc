using System.CommandLine;
using System.Runtime.CompilerServices;
using Playbooks.Cli.Terminal;
using Playbooks.Server.Hosting;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks serve</c>: the service, API and pages.</summary>
internal static class ServeVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var urls = new Option<string>("--urls")
        {
            HelpName = "urls",
            Description = "where to listen; several with `;` between them",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var verb = new Command("serve", "the service: API and pages; takes over what is saved once it checks clean") { urls };
        verb.SetAction((call, cancellation) => Run(surroundings, Workspaces.Find(surroundings, call, global), call.GetRequiredValue(urls), cancellation));
        return verb;
    }

    private static Task<int> Run(Surroundings surroundings, string? folder, string urls, CancellationToken cancellation) =>
        folder is null ? Task.FromResult(ExitCode.Wrong) : ServeAsync(surroundings, folder, urls, cancellation);

    // Kept apart so that no other verb loads the web server.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ServeAsync(Surroundings surroundings, string folder, string urls, CancellationToken cancellation)
    {
        if (!ServiceAddress.TryReadAll(urls, out var addresses, out var refusal))
        {
            return InputFile.Complain(surroundings, refusal.Message, refusal.Help);
        }
        await using var service = Service.Create(new ServiceOptions(folder, addresses, surroundings.Clock));
        await service.StartAsync(cancellation);
        Announce(surroundings, folder, service);
        await service.WaitForShutdownAsync(cancellation);
        return ExitCode.Fine;
    }

    private static void Announce(Surroundings surroundings, string folder, Service service)
    {
        // Errors keep the folder from going live and are told here; warnings wait for whoever asks.
        DiagnosticPrinter.Show(surroundings, [.. service.Diagnostics.Where(diagnostic => diagnostic.IsError)]);
        surroundings.Error.WriteLine($"serving {folder}");
        foreach (var address in service.Addresses)
        {
            surroundings.Error.WriteLine($"listening on {surroundings.ErrorColour.Bold(address)}");
        }
        surroundings.Error.WriteLine("open to callers on this machine only: there are no keys yet");
        if (service.Release is null)
        {
            surroundings.Error.WriteLine("the workspace has errors; recommendations are answered once they are mended");
        }
    }
}
