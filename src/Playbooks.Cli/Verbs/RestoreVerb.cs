using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Recording;
using Playbooks.Storage;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks restore</c>: a backup becomes the store.</summary>
internal static class RestoreVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var file = new Argument<string>("file") { Description = "the backup" };
        var force = new Option<bool>("--force") { Description = "put it in the place of a store that holds something; the old one is kept beside it" };
        var verb = new Command("restore", "a backup becomes the store, after it was verified") { file, force };
        verb.SetAction((call, cancellation) => RunAsync(surroundings, call, global, call.GetRequiredValue(file), call.GetValue(force), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(
        Surroundings surroundings, ParseResult call, GlobalOptions global, string named, bool isForced, CancellationToken cancellation)
    {
        if (InputFile.Find(surroundings, named) is not { } file || OpenedStore.AddressOf(surroundings, call, global) is not { } address)
        {
            return ExitCode.Wrong;
        }
        var restoring = await Stores.RestoreAsync(address, file, isForced, surroundings.Clock, cancellation);
        if (restoring.Problem is not null)
        {
            InputFile.Complain(surroundings, restoring.Problem, restoring.Help);
            return restoring.End is RestoreEnd.Refused ? ExitCode.Wrong : ExitCode.Failed;
        }
        // Opening brings a backup of an older version to today's form; the audit goes on with what happened here.
        await using var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins: true, cancellation);
        if (opened.Store is not { } store)
        {
            return opened.Code;
        }
        await store.Audit.AppendAsync(new AuditEntry(surroundings.Clock.GetUtcNow(), OpenedStore.Actor, "store.restored", Path.GetFileName(file)), cancellation);
        Say(surroundings, call.GetValue(global.Json), address, restoring);
        return ExitCode.Fine;
    }

    private static void Say(Surroundings surroundings, bool asJson, StoreAddress address, StoreRestoring restoring)
    {
        if (asJson)
        {
            JsonOutput.Write(surroundings, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("store", address.ToString());
                writer.WriteString("replaced", restoring.Replaced);
                writer.WriteEndObject();
            });
            return;
        }
        surroundings.Output.WriteLine($"restored {address}");
        if (restoring.Replaced is not null)
        {
            surroundings.Output.WriteLine($"what was there before is kept in {restoring.Replaced}");
        }
    }
}
