using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Cli.Verbs;

namespace Playbooks.Cli;

/// <summary>The command: its verbs put together, and what becomes of a call.</summary>
internal static class CommandLine
{
    // More than the service gives requests in flight before it ends.
    private static readonly TimeSpan s_lastWork = TimeSpan.FromSeconds(15);

    /// <summary>Runs a call. The exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellation = default)
    {
        var parsed = Create(surroundings).Parse(arguments);
        // Help that was asked for is a result; help about a wrong call is said to people.
        var isWrong = parsed.Errors.Count > 0;
        if (isWrong)
        {
            WrongCall.Say(surroundings, parsed);
            string[] verb = parsed.CommandResult.Command is RootCommand ? [] : [parsed.CommandResult.Command.Name];
            parsed = Create(surroundings).Parse([.. verb, "--help"]);
        }
        var invocation = new InvocationConfiguration
        {
            Output = isWrong ? surroundings.Error : surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = s_lastWork,
        };
        try
        {
            var code = await parsed.InvokeAsync(invocation, cancellation);
            return isWrong ? ExitCode.Wrong : code;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine($"{surroundings.ErrorColour.Red("error")}: {problem.Message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            surroundings.Error.WriteLine("interrupted");
            return ExitCode.Interrupted;
        }
        finally
        {
            await surroundings.Output.FlushAsync(CancellationToken.None);
        }
    }

    private static RootCommand Create(Surroundings surroundings)
    {
        var global = new GlobalOptions();
        return new RootCommand("decides what to do for each customer, by playbooks that business users write")
        {
            global.Workspace,
            global.Store,
            global.Json,
            CheckVerb.Create(surroundings, global),
            TestVerb.Create(surroundings, global),
            RecommendVerb.Create(surroundings, global),
            RunVerb.Create(surroundings, global),
            BenchVerb.Create(surroundings, global),
            ImportVerb.Create(surroundings, global),
            ExplainVerb.Create(surroundings, global),
            ReplayVerb.Create(surroundings, global),
            EraseVerb.Create(surroundings, global),
            InterviewVerb.Create(surroundings, global),
            RenderVerb.Create(surroundings, global),
            EvalVerb.Create(surroundings, global),
            WorkflowVerb.Create(surroundings, global),
            NewVerb.Create(surroundings, global),
            FormatVerb.Create(surroundings, global),
            SchemaVerb.Create(surroundings, global),
            ServeVerb.Create(surroundings, global),
            PublishVerb.Create(surroundings, global),
            ReleasesVerb.Create(surroundings, global),
            ApproveVerb.Create(surroundings, global),
            RollbackVerb.Create(surroundings, global),
            KeyVerb.Create(surroundings, global),
            AuditVerb.Create(surroundings, global),
            BackupVerb.Create(surroundings, global),
            RestoreVerb.Create(surroundings, global),
        };
    }
}
