using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Live;

/// <summary>What the log says of the workspace: places and rules of authors, never facts of customers.</summary>
internal static partial class LiveLog
{
    private const int MostDiagnostics = 20;

    /// <summary>Reports a state that was just read.</summary>
    public static void Report(ILogger log, LiveState state)
    {
        if (state.Newest.IsBroken)
        {
            ReportBroken(log, state);
        }
        else if (state.Newest.Waiting is { } waiting)
        {
            WaitsForApproval(log, waiting.Number);
        }
        else if (state.Live is { } live)
        {
            TakenOver(log, live.Release.Workspace.Settings.Name, live.Release.Hash, live.Release.Workspace.Rules.Count());
            if (live.Sample.Rejected > 0 || live.SampleMistakes.Length > 0)
            {
                SampleRejected(log, live.Sample.Rejected, live.SampleMistakes.Length);
            }
        }
    }

    /// <summary>Reports what became of a release whose time had come.</summary>
    public static void Report(ILogger log, PublishOutcome outcome)
    {
        if (outcome.End == PublishEnd.Live)
        {
            Due(log, outcome.Message);
        }
        // Another node may have been quicker, and has reported it.
        else if (outcome.End != PublishEnd.NotOpen)
        {
            NotDue(log, outcome.Message);
        }
    }

    private static void ReportBroken(ILogger log, LiveState state)
    {
        if (state.Live is { } live)
        {
            KeptLastGood(log, state.Newest.Errors, live.Release.Hash);
        }
        else
        {
            NothingLive(log, state.Newest.Errors);
        }
        foreach (var diagnostic in state.Newest.Diagnostics.Where(diagnostic => diagnostic.IsError).Take(MostDiagnostics))
        {
            Broken(log, DiagnosticText.Render(diagnostic));
        }
    }

    [LoggerMessage(1, LogLevel.Information, "workspace `{Name}` taken over: {Rules} rules, release {Hash}")]
    private static partial void TakenOver(ILogger log, string name, string hash, int rules);

    [LoggerMessage(2, LogLevel.Warning, "the workspace's newest state is not taken over, errors: {Errors}; release {Hash} stays live")]
    private static partial void KeptLastGood(ILogger log, int errors, string hash);

    [LoggerMessage(3, LogLevel.Warning, "the workspace does not check clean, errors: {Errors}; nothing can be recommended until they are mended")]
    private static partial void NothingLive(ILogger log, int errors);

    [LoggerMessage(4, LogLevel.Warning, "{Diagnostic}")]
    private static partial void Broken(ILogger log, string diagnostic);

    [LoggerMessage(5, LogLevel.Warning, "{Rows} rows of the sample book could not be read, and its files have {Mistakes} mistakes")]
    private static partial void SampleRejected(ILogger log, int rows, int mistakes);

    [LoggerMessage(6, LogLevel.Information, "what was saved is release {Number} and waits for somebody to approve it")]
    private static partial void WaitsForApproval(ILogger log, long number);

    [LoggerMessage(7, LogLevel.Information, "its time has come: {Message}")]
    private static partial void Due(ILogger log, string message);

    [LoggerMessage(8, LogLevel.Warning, "its time has come, and it could not go live: {Message}")]
    private static partial void NotDue(ILogger log, string message);

    [LoggerMessage(9, LogLevel.Warning, "the sample book cannot be read: {Reason}")]
    public static partial void SampleUnreadable(ILogger log, string reason);
}
