using System.Collections.Immutable;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Scripts;

/// <summary>
/// Works out the facts that come from scripts, before deciding: they go into the request as if they were given, and are
/// recorded with it. A value that is given goes before the script's. A script is not run where nothing of what it reads
/// is known. Where there is nothing to run nothing is waited for, and no process started.
/// </summary>
public static class ScriptFacts
{
    /// <summary>The request with the facts of scripts.</summary>
    public static ValueTask<DecisionRequest> FillAsync(Decider decider, DecisionRequest request, CancellationToken cancel) =>
        FillAsync(decider, request, ScriptPool.Shared, cancel);

    /// <summary>The same by other processes than those that this one shares.</summary>
    public static async ValueTask<DecisionRequest> FillAsync(Decider decider, DecisionRequest request, ScriptPool pool, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(decider);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(pool);
        return ScriptQuestions.Of(decider, request) is { } questions
            ? questions.Answer((await pool.AskAsync(questions.Calls, cancel)).AsSpan())
            : request;
    }

    /// <summary>The same for a thread that may wait: that of examples, of a page, of a whole book.</summary>
    public static DecisionRequest Fill(Decider decider, DecisionRequest request) => Fill(decider, [request], ScriptPool.Shared)[0];

    /// <summary>The same for many requests at once, whose scripts go to one process together.</summary>
    public static ImmutableArray<DecisionRequest> Fill(Decider decider, ImmutableArray<DecisionRequest> requests) => Fill(decider, requests, ScriptPool.Shared);

    /// <summary>The same by other processes than those that this one shares.</summary>
    public static ImmutableArray<DecisionRequest> Fill(Decider decider, ImmutableArray<DecisionRequest> requests, ScriptPool pool)
    {
        ArgumentNullException.ThrowIfNull(decider);
        ArgumentNullException.ThrowIfNull(pool);
        if (decider.Compiled.Scripted.IsEmpty)
        {
            return requests;
        }
        var questions = requests.Select(request => ScriptQuestions.Of(decider, request)).ToList();
        ImmutableArray<ScriptCall> calls = [.. questions.OfType<ScriptQuestions>().SelectMany(one => one.Calls)];
        if (calls.IsEmpty)
        {
            return requests;
        }
        var outcomes = pool.Ask(calls).AsSpan();
        var filled = ImmutableArray.CreateBuilder<DecisionRequest>(requests.Length);
        for (var i = 0; i < requests.Length; i++)
        {
            var count = questions[i]?.Calls.Length ?? 0;
            filled.Add(questions[i]?.Answer(outcomes[..count]) ?? requests[i]);
            outcomes = outcomes[count..];
        }
        return filled.MoveToImmutable();
    }
}
