using Playbooks.Engine.Scripts;

namespace Playbooks.Cli.Tests.Scripts;

/// <summary>What a script may try to reach, to keep or to change: it finds nothing, and nothing stays.</summary>
public sealed class HarmlessTests : IDisposable
{
    private readonly ScriptPool _pool = ScriptedWorkspace.NewPool();

    [Theory]
    [InlineData("typeof System")]
    [InlineData("typeof importNamespace")]
    [InlineData("typeof clr")]
    [InlineData("typeof host")]
    [InlineData("typeof process")]
    [InlineData("typeof require")]
    [InlineData("typeof console")]
    [InlineData("typeof XMLHttpRequest")]
    [InlineData("typeof setTimeout")]
    [InlineData("typeof account['GetType']")]
    [InlineData("typeof contacts.GetType")]
    [InlineData("typeof at.GetType")]
    [InlineData("typeof (function () {}).GetType")]
    [InlineData("typeof this.GetType")]
    [InlineData("typeof account['constructor'].constructor.Assembly")]
    [InlineData("typeof contacts[0]")]
    public async Task NothingOfTheHostIsThere(string asked) =>
        Assert.Equal("undefined", await ValueOfAsync($"return {asked};"));

    [Theory]
    [InlineData("return account['constructor'].constructor('return 1')();", "a script makes no code of texts")]
    [InlineData("return [].map.constructor('return this')();", "a script makes no code of texts")]
    [InlineData("return (function () {}).constructor('return 1')();", "a script makes no code of texts")]
    [InlineData("return Object.getPrototypeOf(function () {}).constructor('return 1')();", "a script makes no code of texts")]
    [InlineData("var e = this['ev' + 'al']; return e('1');", "a script makes no code of texts")]
    [InlineData("var f = this['Func' + 'tion']; return new f('return 1')();", "a script makes no code of texts")]
    [InlineData("var d = this['Da' + 'te']; return new d();", "a script has no clock")]
    [InlineData("var d = this['Da' + 'te']; return d();", "a script has no clock")]
    [InlineData("return this['Da' + 'te']['no' + 'w']();", "a script has no clock")]
    [InlineData("var d = new Date(0).constructor; return new d();", "a script has no clock")]
    [InlineData("return Date.prototype.constructor['now']();", "a script has no clock")]
    [InlineData("return Math['ran' + 'dom']();", "a script leaves nothing to chance")]
    [InlineData("return importNamespace('System.IO').File.Exists('/etc/passwd');", "importNamespace is not defined")]
    [InlineData("return System.Environment.MachineName;", "System is not defined")]
    [InlineData("throw new Error('too bad');", "too bad")]
    [InlineData("throw 'too bad';", "too bad")]
    [InlineData("return nobody.knows;", "nobody is not defined")]
    public async Task WhatIsNotThereIsAnErrorOfTheScript(string body, string words)
    {
        var outcome = await ValueOfAsync(body);

        Assert.StartsWith("PB4811 playbooks/scripts/score.js:1:", outcome, StringComparison.Ordinal);
        Assert.Contains(words, outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return 'x'.constructor.prototype.trim.call(' y ');", "y")]
    [InlineData("return new Date(at).getTime() === Date.parse('2026-03-02T09:00:00Z') ? at : 'other';", "2026-03-02T09:00:00Z")]
    [InlineData("return new Date(2026, 2, 2).toISOString();", "2026-03-02T00:00:00.000Z")]
    [InlineData("return (1234.5).toLocaleString() + ' ' + ['b', 'a'].sort().join();", "1,234.50 a,b")]
    public async Task WhatIsPureWorksAndIsTheSameEverywhere(string body, string expected) =>
        Assert.Equal(expected, await ValueOfAsync(body));

    [Theory]
    [InlineData("Array.prototype.push = function () { return 7; }; Object.prototype.arr = 7; String.prototype.trim = null; Math.max = function () { return 7; };")]
    [InlineData("Object.defineProperty(Object.prototype, 'kept', { get: function () { return 7; } }); kept = 7; this.kept = 7;")]
    [InlineData("JSON.parse = function () { return 7; }; Date = function () { return 7; }; Error = null; undefined = 7; NaN = 7;")]
    [InlineData("score = function () { return 'mine'; }; score.kept = 7; arguments.callee.kept = 7; /a/g.kept = 7; /a/.constructor.prototype.kept = 7;")]
    [InlineData("counter += 1; memory.push(counter); (function () { return this; })().kept = 7; helper(1);")]
    public void NothingThatACallDoesReachesTheNext(string tampering)
    {
        var release = ScriptedWorkspace.Release(
            $$"""
            var counter = 0, memory = [];
            function helper(n) { var before = arguments[0]; arguments[0] = before + 1; return before; }
            function score(account) {
              var seen = [typeof kept, typeof score.kept, typeof /a/g.kept, [].push(1), ' x '.trim(), Math.max(1, 2), counter, memory.length, helper(1), typeof ({}).arr, account.arr, typeof Date.UTC, '' + undefined].join();
              {{tampering}}
              return seen;
            }
            """, TextFact);

        // In one process, one after the other.
        var requests = Enumerable.Range(0, 3).Select(_ => ScriptedWorkspace.Request(release));
        Assert.All(
            ScriptFacts.Fill(release.Decider, [.. requests], _pool),
            filled => Assert.Equal("undefined,undefined,undefined,1,x,2,0,0,1,undefined,1200,function,undefined", ScriptedWorkspace.Outcome(filled)));
        Assert.Equal(1, _pool.Started);
    }

    [Theory]
    [InlineData("return {};", "PB4813", "something that is neither a number nor a text")]
    [InlineData("return function () {};", "PB4813", "something that is neither a number nor a text")]
    [InlineData("return [[1]];", "PB4813", "something that is neither a number nor a text")]
    [InlineData("return 0 / 0;", "PB4813", "not a number (`NaN`)")]
    [InlineData("return 1 / 0;", "PB4813", "a number without end (`Infinity`)")]
    [InlineData("return 101;", "PB4813", "what the script returned does not fit: `account.score` is 101, more than 100")]
    [InlineData("return 'ten';", "PB4813", "what the script returned does not fit: `account.score` is number, and this is a text")]
    [InlineData("return true;", "PB4813", "what the script returned does not fit: `account.score` is number, and this is")]
    [InlineData("var t = 'x'; for (var i = 0; i < 20; i++) { t += t; } return t;", "PB4813", "a text of more than 32768 characters")]
    [InlineData("var l = []; for (var i = 0; i < 2000; i++) { l.push(i); } return l;", "PB4813", "a list of more than 1000 elements")]
    [InlineData("var l = []; for (var i = 0; i < 1000; i++) { var t = 'x'; while (t.length < 30000) { t += t; } l.push(t); } return l;", "PB481", "")]
    public async Task AResultThatCannotBeTheFactIsNone(string body, string code, string words)
    {
        var outcome = ScriptedWorkspace.Outcome(await FillAsync(ScriptedWorkspace.Release($"function score(account) {{ account.arr; {body} }}")));

        Assert.StartsWith(code, outcome, StringComparison.Ordinal);
        Assert.Contains(words, outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return null;")]
    [InlineData("return;")]
    [InlineData("")]
    public async Task NothingReturnedIsNotKnownAndNoFailure(string body) =>
        Assert.Equal("not known", ScriptedWorkspace.Outcome(await FillAsync(ScriptedWorkspace.Release($"function score(account) {{ account.arr; {body} }}"))));

    public void Dispose() => _pool.Dispose();

    private const string TextFact = """ "account.score": { "type": "text", "personal": true, "script": "scripts/score.js" }, """;

    private async Task<string> ValueOfAsync(string body) =>
        ScriptedWorkspace.Outcome(await FillAsync(ScriptedWorkspace.Release($"function score(account, contacts, at) {{ account.hasOwnProperty('arr'); {body} }}", TextFact)));

    private ValueTask<Engine.Deciding.DecisionRequest> FillAsync(Engine.Compiling.Release release) =>
        ScriptFacts.FillAsync(release.Decider, ScriptedWorkspace.Request(release), _pool, default);
}
