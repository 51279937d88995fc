using System.Runtime.ExceptionServices;

namespace Playbooks.Engine.Checking;

/// <summary>
/// Two pieces of work at once, the second on a thread of its own. A command that has just started spends its time on
/// making code ready, and gets that of both ready at once.
/// </summary>
internal static class SideBySide
{
    /// <summary>Returns when both are done; what one of them throws is thrown here.</summary>
    public static void Run(Action first, Action second)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() => failure = Try(second)) { IsBackground = true, Name = "check" };
        thread.Start();
        try
        {
            first();
        }
        finally
        {
            thread.Join();
        }
        failure?.Throw();
    }

    // Whatever it is, it is thrown where both were asked for; here it would end the process.
    private static ExceptionDispatchInfo? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception problem)
        {
            return ExceptionDispatchInfo.Capture(problem);
        }
    }
}
