using Playbooks.Engine.Scripts;

namespace Playbooks.Cli.Tests.Scripts;

/// <summary>What a hostile author may try, in processes of the built command: each is stopped, and others are served meanwhile and after.</summary>
public sealed class AttackTests : IDisposable
{
    private readonly ScriptPool _pool = ScriptedWorkspace.NewPool();

    public static TheoryData<string, string> Attacks => new()
    {
        { "endless loop", "while (true) {}" },
        { "endless loop without a statement in it", "for (;;);" },
        { "endless regular expression", "var text = ''; for (var i = 0; i < 200; i++) { text += 'a'; } return /^(a+)+$/.test(text + '!') ? 1 : 2;" },
        { "endless replacement", "var text = ''; for (var i = 0; i < 200; i++) { text += 'a'; } return (text + '!').replace(/(a|aa)+$/, '').length;" },
        { "recursion", "function again(n) { return again(n + 1) + 1; } return again(0);" },
        { "recursion through toString", "var one = { toString: function () { return '' + one; } }; return '' + one;" },
        { "recursion through valueOf", "var one = { valueOf: function () { return +one; } }; return +one;" },
        { "recursion through a getter", "var one = { get x() { return this.x; } }; return one.x;" },
        { "recursion through a setter", "var one = { set x(v) { this.x = v; } }; one.x = 1; return 1;" },
        { "recursion through join", "var list = []; list.push(list, { toString: function () { return list.join(); } }); return list.join().length;" },
        { "recursion through sort", "function deeper() { return [2, 1].sort(deeper).length; } return deeper();" },
        { "recursion through JSON", "var one = { toJSON: function () { return JSON.stringify(one); } }; return JSON.stringify(one).length;" },
        { "doubled texts", "var text = 'x'; while (true) { text += text; }" },
        { "doubled texts in a list", "var all = []; for (;;) { all.push(all.join('x') + 'yyyyyyyyyyyyyyyyyyyy'); }" },
        { "a huge list", "var list = []; for (var i = 0; ; i++) { list[i] = [i, i, i, i]; }" },
        { "a list of huge length", "return new Array(4294967295).join('x').length;" },
        { "a list filled from its end", "var list = []; list[4294967294] = 1; return list.reverse().indexOf(5);" },
        { "endless sort", "var list = []; for (var i = 0; i < 1000; i++) { list.push(i); } return list.sort(function () { for (;;) {} }).length;" },
        { "a sort without an order", "var list = []; for (var i = 0; i < 20000; i++) { list.push(i); } for (;;) { list.sort(function (a, b) { return (a * 7919 % 13) - (b * 104729 % 17); }); }" },
        { "a JSON bomb", "var text = ''; for (var i = 0; i < 100000; i++) { text += '['; } return JSON.parse(text).length;" },
        { "a wide JSON bomb", "var text = '[1'; for (var i = 0; i < 20; i++) { text += ',' + text.slice(1); } return JSON.parse(text + ']').length;" },
        { "a deep object made text", "var one = {}; for (var i = 0; i < 100000; i++) { one = { x: one }; } return JSON.stringify(one).length;" },
        { "a pattern of many groups", "var text = ''; for (var i = 0; i < 15; i++) { text = '(' + text + 'a*)*'; } return new RegExp(text + 'b').test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac') ? 1 : 2;" },
        { "thrown again and again", "for (;;) { try { null.x; } catch (e) { continue; } }" },
        { "a throw whose words never end", "throw { get message() { for (;;) {} }, toString: function () { for (;;) {} } };" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task IsStoppedWhileOthersAreServed(string attack, string body)
    {
        Assert.NotEmpty(attack);
        var hostile = ScriptedWorkspace.Release($"function score(account) {{ if (account.arr < 0) {{ return 0; }} {body} }}");
        var kind = ScriptedWorkspace.Release("function score(account) { return account.arr / 100; }");

        var stopping = ScriptFacts.FillAsync(hostile.Decider, ScriptedWorkspace.Request(hostile), _pool, default).AsTask();
        var meanwhile = await ScriptFacts.FillAsync(kind.Decider, ScriptedWorkspace.Request(kind), _pool, default);
        var stopped = await stopping;
        // Other facts, of which nothing is known from before.
        var after = await ScriptFacts.FillAsync(kind.Decider, ScriptedWorkspace.Request(kind, """{ "account": { "arr": 1300 } }"""), _pool, default);

        Assert.Equal("12", ScriptedWorkspace.Outcome(meanwhile));
        Assert.Matches("^PB481[123] playbooks/scripts/score.js:1:", ScriptedWorkspace.Outcome(stopped));
        Assert.Equal("13", ScriptedWorkspace.Outcome(after));
        // Nothing else fails: the decision is made, and says what it lacks.
        var decision = hostile.Decider.Decide(stopped);
        Assert.Equal("account.score", Assert.Single(decision.Failures).Where);
    }

    [Fact]
    public async Task ADeepListMadeTextHurtsNobodyWhetherItComesToAnEndOrNot()
    {
        var hostile = ScriptedWorkspace.Release("function score(account) { var one = []; for (var i = 0; i < 100000; i++) { one = [one]; } return account.arr < 0 ? 0 : ('' + one).length; }");
        var kind = ScriptedWorkspace.Release("function score(account) { return account.arr / 100; }");

        var outcome = await ScriptFacts.FillAsync(hostile.Decider, ScriptedWorkspace.Request(hostile), _pool, default);
        var after = await ScriptFacts.FillAsync(kind.Decider, ScriptedWorkspace.Request(kind), _pool, default);

        // On a quick machine with a large stack it comes to an end, and the text is empty.
        Assert.Matches("^(0$|PB481[123] playbooks/scripts/score.js:1:)", ScriptedWorkspace.Outcome(outcome));
        Assert.Equal("12", ScriptedWorkspace.Outcome(after));
    }

    public void Dispose() => _pool.Dispose();
}
