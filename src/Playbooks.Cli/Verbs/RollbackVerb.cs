using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Publishing;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks rollback</c>: what an earlier release holds becomes live again, as a new release.</summary>
internal static class RollbackVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var number = new Argument<long>("number") { Description = "the release to restore, as `playbooks releases` numbers it" };
        var note = PublishVerb.Note("why");
        var verb = new Command("rollback", "makes what an earlier release holds live again, as a new release") { number, note };
        verb.SetAction((call, cancellation) => RunAsync(surroundings, call, global, call.GetRequiredValue(number), call.GetRequiredValue(note), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, long number, string note, CancellationToken cancellation)
    {
        await using var opened = await OpenedReleases.OpenAsync(surroundings, call, global, cancellation);
        if (opened.Publisher is not { } publisher)
        {
            return opened.Code;
        }
        var outcome = await publisher.RollbackAsync(number, new Publication(OpenedStore.Actor, note), cancellation);
        return await opened.ShowAsync(surroundings, outcome, call.GetValue(global.Json), cancellation);
    }
}
