using System.CommandLine;
using System.Runtime.CompilerServices;
using Playbooks.Cli.Terminal;
using Playbooks.Server;
using Playbooks.Server.Hosting;
using Playbooks.Storage;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks serve</c>: the service, API and pages.</summary>
internal static class ServeVerb
{
    private const string Folder = "folder";
    private const string Store = "store";

    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var urls = new Option<string>("--urls")
        {
            HelpName = "urls",
            Description = "where to listen; several with `;` between them",
            DefaultValueFactory = _ => ServeOptions.DefaultUrls,
        };
        var source = new Option<string>("--source")
        {
            HelpName = "folder|store",
            Description = "where playbooks come from: the folder, whose saves publish themselves when they check clean, or the store",
            DefaultValueFactory = _ => Folder,
        };
        source.AcceptOnlyFromAmong(Folder, Store);
        var verb = new Command("serve", "the service: API and pages; takes over what is saved once it checks clean and its examples pass") { urls, source };
        verb.SetAction((call, cancellation) => Run(surroundings, call, global, new Wish(call.GetRequiredValue(urls), call.GetRequiredValue(source) == Store), cancellation));
        return verb;
    }

    private static Task<int> Run(Surroundings surroundings, ParseResult call, GlobalOptions global, Wish wish, CancellationToken cancellation) =>
        Workspaces.Find(surroundings, call, global) is { } folder && OpenedStore.AddressOf(surroundings, call, global) is { } store
            ? ServeAsync(surroundings, folder, store, wish, cancellation)
            : Task.FromResult(ExitCode.Wrong);

    // Kept apart so that no other verb loads the web server.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ServeAsync(Surroundings surroundings, string folder, StoreAddress store, Wish wish, CancellationToken cancellation)
    {
        var asked = new ServeOptions
        {
            Workspace = folder,
            Store = store,
            Source = wish.FromStore ? WorkspaceSource.Store : WorkspaceSource.Folder,
            Urls = wish.Urls,
            Clock = surroundings.Clock,
            Started = started => Announce(surroundings, started),
        };
        var (options, refusal) = Settings.Read(asked, surroundings.Environment);
        var result = refusal ?? await PlaybooksHost.RunAsync(options, cancellation);
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

    private sealed record Wish(string Urls, bool FromStore);
}
