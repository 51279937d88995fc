using Playbooks.Retention.Decisions;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Api;

/// <summary>Answers with recommendations, byte for byte as they are recorded, or with why there is none.</summary>
internal sealed class RecommendationAnswers(ILiveWorkspace workspace)
{
    /// <summary>Where decisions are.</summary>
    public const string DecisionsAddress = "/v1/decisions";

    /// <summary>Answers with what became of a question.</summary>
    public Task WriteAsync(HttpContext context, Recommending result) => result switch
    {
        Recommended recommended => GiveAsync(context, recommended),
        NoSuchAccount missing => Missing(missing.Closest.IsEmpty ? "there is no account of this id" : $"there is no account of this id; did you mean `{missing.Closest[0]}`?").WriteAsync(context),
        NoSuchContact => Missing("the account has no contact of this id").WriteAsync(context),
        NoSuchEvent => Missing("the account has no event of this id").WriteAsync(context),
        FactsNotValid wrong => new Problem(ProblemKind.FactsNotValid, "the body is JSON, but not facts of this workspace") { Diagnostics = wrong.Diagnostics }.WriteAsync(context),
        _ => NoRelease().WriteAsync(context),
    };

    /// <summary>The problem while nothing is live.</summary>
    public Problem NoRelease() => new(ProblemKind.WorkspaceBroken, "no release is live yet: publish one, or mend the workspace's errors and save")
    {
        Diagnostics = workspace.Current.Newest.Diagnostics,
    };

    // Where that fails, nobody knows who reads the bytes still: they are not given back.
    private static async Task GiveAsync(HttpContext context, Recommended recommended)
    {
        await JsonBody.WriteAsync(context, recommended.Record.Result);
        recommended.GiveBack();
    }

    private static Problem Missing(string detail) => new(ProblemKind.NotFound, detail);
}
