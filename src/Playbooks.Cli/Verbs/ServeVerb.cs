using System.CommandLine;
using System.Runtime.CompilerServices;
using Playbooks.Cli.Terminal;
using Playbooks.Server;

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
            DefaultValueFactory = _ => ServeOptions.DefaultUrls,
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
        var result = await PlaybooksHost.RunAsync(
            new ServeOptions { Workspace = folder, Urls = urls, Clock = surroundings.Clock, Started = started => Announce(surroundings, started) },
            cancellation);
        return result.End switch
        {
            ServeEnd.Stopped => ExitCode.Fine,
            ServeEnd.Refused => InputFile.Complain(surroundings, result.Message, result.Help),
            _ => Fail(surroundings, result),
        };
    }

    private static void Announce(Surroundings surroundings, StartedService started)
    {
        foreach (var line in started.Message)
        {
            surroundings.Error.WriteLine(line);
        }
    }

    private static int Fail(Surroundings surroundings, ServeResult result)
    {
        InputFile.Complain(surroundings, result.Message, result.Help);
        return ExitCode.Failed;
    }
}
