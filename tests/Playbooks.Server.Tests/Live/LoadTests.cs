using System.Collections.Concurrent;
using System.Text.Json;

namespace Playbooks.Server.Tests.Live;

public sealed class LoadTests
{
    private const string HighRisk = """{ "account": { "id": "A", "name": "Ash" }, "contact": { "id": "C", "name": "Cy", "attitude": 2, "behaviour": 2 } }""";
    private const int Callers = 6;
    private const int Edits = 12;

    [Fact]
    public async Task NoRequestFailsWhileTheWorkspaceIsEditedAndEachAnswerIsOfOneRelease()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var seen = new ConcurrentDictionary<(string Release, string Title, string Template), int>();
        using var enough = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(service, seen, enough.Token))).ToList();
        await Eventually.BecomesAsync(() => SeenAsync(seen, callers), keys => keys.Count > 0);

        for (var edit = 1; edit <= Edits; edit++)
        {
            Mark(workspace, edit);
            await Eventually.BecomesAsync(() => SeenAsync(seen, callers), keys => keys.Any(key => key.Title == $"Edit {edit}"));
        }
        await enough.CancelAsync();
        await Task.WhenAll(callers);

        // The rule and the template changed together: an answer with parts of two states would show.
        Assert.All(seen.Keys, key => Assert.Equal(key.Title, key.Template));
        Assert.All(seen.Keys.GroupBy(key => key.Release), release => Assert.Single(release));
        Assert.Equal(Edits + 1, seen.Keys.Select(key => key.Title).Distinct().Count());
    }

    // A caller that failed fails the test at once instead of leaving it to wait.
    private static async Task<ICollection<(string Release, string Title, string Template)>> SeenAsync(
        ConcurrentDictionary<(string Release, string Title, string Template), int> seen, List<Task> callers)
    {
        await Task.WhenAll(callers.Where(caller => caller.IsCompleted));
        return seen.Keys;
    }

    // Two files are never saved in one step. The action names another template, which was saved before it, so that
    // every state in between is clean and says the same in both places.
    private static void Mark(WorkspaceCopy workspace, int edit)
    {
        workspace.Write($"templates/call{edit}.email.scriban", $"---\nchannel: email\nsubject: Edit {edit}\n---\nHello\n");
        var actions = workspace.Read("playbooks/actions.json");
        using var document = JsonDocument.Parse(actions);
        var call = document.RootElement.GetProperty("call");
        workspace.Write("playbooks/actions.json", actions
            .Replace($"\"title\": \"{call.GetProperty("title").GetString()}\"", $"\"title\": \"Edit {edit}\"", StringComparison.Ordinal)
            .Replace($"\"{call.GetProperty("messages").GetProperty("email").GetString()}\"", $"\"call{edit}.email\"", StringComparison.Ordinal));
        if (edit > 1)
        {
            workspace.Delete($"templates/call{edit - 1}.email.scriban");
        }
    }

    private static async Task CallAsync(RunningService service, ConcurrentDictionary<(string, string, string), int> seen, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var answer = await service.RecommendedAsync(HighRisk);
            var first = answer.GetProperty("actions")[0];
            var title = first.GetProperty("title").GetString()!;
            var subject = first.GetProperty("messages").GetProperty("email").GetProperty("subject").GetString()!;
            seen.AddOrUpdate((answer.GetProperty("release").GetString()!, title, title == "Call them" ? title : subject), 1, (_, count) => count + 1);
        }
    }
}
