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
        // Few requests have anything to ask.
        List<(int Place, ScriptQuestions Questions)> asked = [];
        for (var i = 0; i < requests.Length; i++)
        {
            if (ScriptQuestions.Of(decider, requests[i]) is { } questions)
            {
                asked.Add((i, questions));
            }
        }
        if (asked.Count == 0)
        {
            return requests;
        }
        var outcomes = pool.Ask([.. asked.SelectMany(one => one.Questions.Calls)]).AsSpan();
        var filled = requests.ToBuilder();
        foreach (var (place, questions) in asked)
        {
            filled[place] = questions.Answer(outcomes[..questions.Count]);
            outcomes = outcomes[questions.Count..];
        }
        return filled.MoveToImmutable();
    }
}
