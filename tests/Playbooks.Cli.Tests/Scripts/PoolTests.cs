using System.Diagnostics;
using System.Text;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Scripts;

/// <summary>Processes of the built command: how many there are, what becomes of them, and what waits for them.</summary>
public sealed class PoolTests : IDisposable
{
    private const string Loop = "function score(account) { if (account.arr > 5000) { for (;;); } return account.arr / 100; }";

    private readonly ScriptPool _pool = ScriptedWorkspace.NewPool();

    [Fact]
    public async Task NoProcessIsStartedWhereThereIsNothingToAsk()
    {
        var release = ScriptedWorkspace.Release(Loop);

        Assert.Equal("not known", ScriptedWorkspace.Outcome(await FillAsync(release, """{ "account": { "name": "Alder" } }""")));
        Assert.Equal("55", ScriptedWorkspace.Outcome(await FillAsync(release, """{ "account": { "arr": 9000, "score": 55 } }""")));
        Assert.Equal(0, _pool.Started);
    }

    [Fact]
    public async Task AProcessThatWasEndedIsReplaced()
    {
        var release = ScriptedWorkspace.Release(Loop);

        Assert.StartsWith("PB4812", ScriptedWorkspace.Outcome(await FillAsync(release, """{ "account": { "arr": 9000 } }""")), StringComparison.Ordinal);
        Assert.Equal("12", ScriptedWorkspace.Outcome(await FillAsync(release, """{ "account": { "arr": 1200 } }""")));
    }

    [Fact]
    public void ManyRequestsGoTogetherAndEachHasItsOwnAnswer()
    {
        var release = ScriptedWorkspace.Release(Loop);
        var requests = Enumerable.Range(1, 300).Select(i => ScriptedWorkspace.Request(release, $$"""{ "account": { "arr": {{(i == 100 ? 9000 : i)}} } }""")).ToArray();

        var filled = ScriptFacts.Fill(release.Decider, [.. requests], _pool);

        Assert.StartsWith("PB4812", ScriptedWorkspace.Outcome(filled[99]), StringComparison.Ordinal);
        Assert.Equal(["0.01", "0.99", "1.01", "3"], new[] { 0, 98, 100, 299 }.Select(i => ScriptedWorkspace.Outcome(filled[i])));
        // Nothing of what was given is changed.
        Assert.All(requests, request => Assert.Null(request.Facts.Account.Get(request.Facts.Account.Layout.Find("score")!)));
    }

    [Fact]
    public void AScriptThatIsStoppedAgainAndAgainRests()
    {
        var release = ScriptedWorkspace.Release("function score(account) { while (account.arr) { var text = account.arr + ''; } }");
        var requests = Enumerable.Range(1, 200).Select(i => ScriptedWorkspace.Request(release)).ToArray();

        var filled = ScriptFacts.Fill(release.Decider, [.. requests], _pool);

        Assert.All(filled.Take(ScriptLimits.MostStops), request => Assert.StartsWith("PB4812", ScriptedWorkspace.Outcome(request), StringComparison.Ordinal));
        Assert.All(filled.Skip(ScriptLimits.MostStops), request => Assert.StartsWith("PB4814", ScriptedWorkspace.Outcome(request), StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatAScriptReturnedForTheSameFactsIsNotAskedForAgain()
    {
        var release = ScriptedWorkspace.Release(Loop);
        var first = await FillAsync(release);
        var other = await FillAsync(release, """{ "account": { "arr": 1300 } }""");

        var again = FillAsync(release, """{ "account": { "arr": 1200, "name": "Alder" } }""");

        Assert.True(again.IsCompleted);
        Assert.Equal(["12", "13", "12"], new[] { first, other, await again }.Select(filled => ScriptedWorkspace.Outcome(filled)));
        Assert.Equal("1.2", ScriptedWorkspace.Outcome(await FillAsync(ScriptedWorkspace.Release(Loop.Replace("100", "1000", StringComparison.Ordinal)))));
    }

    [Fact]
    public void ABookAsksOnceForWhatAScriptReturnsForTheSameFacts()
    {
        var release = ScriptedWorkspace.Release(Loop);
        DecisionRequest[] requests = [Request(1200), Request(1300)];
        var first = ScriptFacts.Fill(release.Decider, [.. requests], _pool);
        // From now on nothing is called any more.
        _pool.Dispose();

        var again = ScriptFacts.Fill(release.Decider, [.. requests.Reverse(), Request(1400)], _pool);

        Assert.Equal(["12", "13"], first.Select(filled => ScriptedWorkspace.Outcome(filled)));
        Assert.Equal(["13", "12"], again.Take(2).Select(filled => ScriptedWorkspace.Outcome(filled)));
        Assert.EndsWith("scripts cannot run here", ScriptedWorkspace.Outcome(again[2]), StringComparison.Ordinal);

        DecisionRequest Request(int arr) => ScriptedWorkspace.Request(release, $$"""{ "account": { "arr": {{arr}} } }""");
    }

    [Fact]
    public async Task WhatWaitsIsBounded()
    {
        var release = ScriptedWorkspace.Release("function score(account) { var t = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'; return account.arr && /^(a+)+$/.test(t) ? 1 : 2; }");
        var all = await Task.WhenAll(Enumerable.Range(0, ScriptLimits.MostWaiting + 50).Select(_ => FillAsync(release).AsTask()));

        Assert.Contains(all, request => ScriptedWorkspace.Outcome(request).EndsWith("was not run: too many others wait", StringComparison.Ordinal));
        Assert.All(all, request => Assert.Single(request.ScriptFailures));
    }

    [Fact]
    public async Task WithoutTheCommandNoScriptIsRunAndSaysSo()
    {
        using var none = new ScriptPool(null, TimeProvider.System);
        using var wrong = new ScriptPool(new ScriptCommand("playbooks-that-is-not-there", []), TimeProvider.System);
        var release = ScriptedWorkspace.Release(Loop);

        Assert.EndsWith("was not run: scripts cannot run here", ScriptedWorkspace.Outcome(await ScriptFacts.FillAsync(release.Decider, ScriptedWorkspace.Request(release), none, default)), StringComparison.Ordinal);
        Assert.EndsWith("was not run: a process for it could not be started", ScriptedWorkspace.Outcome(await ScriptFacts.FillAsync(release.Decider, ScriptedWorkspace.Request(release), wrong, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProcessEndsWithTheOneThatStartedItAlsoInTheMiddleOfACall()
    {
        using var process = Process.Start(new ProcessStartInfo(ScriptedWorkspace.Command.File, ScriptedWorkspace.Command.Arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (input, output) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        // A kind and a length, then what is said: ready with nothing; a source; a call.
        var ready = new byte[5];
        await output.ReadExactlyAsync(ready);
        Assert.Equal([3, 0, 0, 0, 0], ready);
        await SayAsync(input, 1, "function f() { var t = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'; return /^(a+)+$/.test(t); }");
        await SayAsync(input, 2, "f\n[]");

        input.Close();

        Assert.True(await Eventually.BecomesAsync(() => Task.FromResult(process.HasExited), ended => ended));
    }

    [Fact]
    public async Task NothingOfTheEnvironmentIsHandedOn()
    {
        Environment.SetEnvironmentVariable("PLAYBOOKS_TEST_SECRET", "secret");
        try
        {
            var start = ScriptedWorkspace.Command.ToStartInfo();

            Assert.DoesNotContain("PLAYBOOKS_TEST_SECRET", start.Environment.Keys);
            Assert.Contains("DOTNET_GCHeapHardLimit", start.Environment.Keys);
            Assert.Equal("12", ScriptedWorkspace.Outcome(await FillAsync(ScriptedWorkspace.Release(Loop))));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PLAYBOOKS_TEST_SECRET", null);
        }
    }

    public void Dispose() => _pool.Dispose();

    private static async Task SayAsync(Stream input, byte kind, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await input.WriteAsync(new byte[] { kind, (byte)bytes.Length, 0, 0, 0 });
        await input.WriteAsync(bytes);
        await input.FlushAsync();
    }

    private ValueTask<DecisionRequest> FillAsync(Engine.Compiling.Release release, string facts = """{ "account": { "arr": 1200 } }""") =>
        ScriptFacts.FillAsync(release.Decider, ScriptedWorkspace.Request(release, facts), _pool, default);
}
