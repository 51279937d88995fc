using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Scripts;

/// <summary>What the scripts of a release are asked for one request, and the request with what they answered.</summary>
internal sealed class ScriptQuestions
{
    // Of an account with thousands of contacts one reason says as much as all.
    private const int MostFailuresOfAFact = 20;

    private readonly DecisionRequest _request;
    private readonly List<(FactDefinition Fact, int Contact)> _asked = [];
    private readonly ImmutableArray<ScriptCall>.Builder _calls = ImmutableArray.CreateBuilder<ScriptCall>();

    private ScriptQuestions(DecisionRequest request) => _request = request;

    /// <summary>How many calls there are.</summary>
    public int Count => _calls.Count;

    /// <summary>The calls.</summary>
    public ImmutableArray<ScriptCall> Calls => _calls.ToImmutable();

    /// <summary>The questions; null when there is nothing to ask: no script, every fact given, or nothing known of what scripts read.</summary>
    public static ScriptQuestions? Of(Decider decider, DecisionRequest request)
    {
        ScriptQuestions? questions = null;
        ScriptArguments? arguments = null;
        foreach (var fact in decider.Compiled.Scripted)
        {
            var contacts = fact.Entity == Entity.Contact ? request.Facts.Contacts.Length : 1;
            for (var contact = 0; contact < contacts; contact++)
            {
                if (RowOf(request.Facts.Account, request.Facts.Event, fact, contact) is { } row && row.State(fact.Column) != FactState.Known)
                {
                    arguments ??= ArgumentsOf(decider, request);
                    Ask(ref questions, request, fact, contact, arguments.Value);
                }
            }
        }
        return questions;
    }

    /// <summary>The request with the facts that came of it, and why others did not.</summary>
    public DecisionRequest Answer(ReadOnlySpan<ScriptOutcome> outcomes)
    {
        var facts = _request.TakesFacts ? _request.Facts : _request.Facts.Copy();
        var failures = _request.ScriptFailures.ToBuilder();
        for (var i = 0; i < _asked.Count; i++)
        {
            var (fact, contact) = _asked[i];
            var row = RowOf(facts.Account, facts.Event, fact, contact)!;
            var (value, reason) = ScriptAnswer.Read(fact, outcomes[i]);
            if (value is not null)
            {
                row.Set(fact.Column, value);
            }
            if (reason is not null && failures.Count(failure => failure.Where == fact.Name) < MostFailuresOfAFact)
            {
                failures.Add(new DecisionFailure(fact.Name, IdOf(facts, fact, contact), reason));
            }
        }
        return _request with { Facts = facts, ScriptFailures = failures.ToImmutable() };
    }

    // Most accounts have nothing that a script reads: nothing is made for them.
    private static void Ask(ref ScriptQuestions? questions, DecisionRequest request, FactDefinition fact, int contact, ScriptArguments arguments)
    {
        var script = (ScriptDerivation)fact.Derivation!;
        if (arguments.AnyKnown(script, contact))
        {
            questions ??= new ScriptQuestions(request);
            questions._asked.Add((fact, contact));
            questions._calls.Add(new ScriptCall(script.Script, arguments.Write(script, contact)));
        }
    }

    // Facts that scripts have a part in are not among what scripts read, so that it does no harm that they are not there yet.
    private static ScriptArguments ArgumentsOf(Decider decider, DecisionRequest request)
    {
        if (!decider.Compiled.ScriptsReadDerived)
        {
            return new ScriptArguments(request.Facts.Account, request.Facts.Event, request.At);
        }
        var run = new DecisionRun(decider.Compiled, request, "");
        Deriving.WorkOut(run, assumed: null);
        return new ScriptArguments(run.Account, run.Event, request.At);
    }

    private static FactRow? RowOf(FactRow account, FactRow? happened, FactDefinition fact, int contact) => fact.Entity switch
    {
        Entity.Account => account,
        Entity.Event => happened,
        _ => account.Children(0)[contact],
    };

    private static string? IdOf(FactSet facts, FactDefinition fact, int contact) =>
        fact.Entity == Entity.Contact ? (string?)facts.Contacts[contact].Get(facts.Contacts[contact].Layout.Find("id")!) : null;
}
