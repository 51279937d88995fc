using System.CommandLine;
using System.CommandLine.Parsing;
using Playbooks.Cli.Terminal;
using Playbooks.Cli.Verbs;

namespace Playbooks.Cli;

/// <summary>The command: its verbs put together, and what becomes of a call.</summary>
internal static class CommandLine
{
    private static readonly Verb[] s_verbs =
    [
        new("check", CheckVerb.Create),
        new("test", TestVerb.Create),
        new("recommend", RecommendVerb.Create),
        new("run", RunVerb.Create),
        new("bench", BenchVerb.Create),
        new("import", ImportVerb.Create),
        new("explain", ExplainVerb.Create),
        new("replay", ReplayVerb.Create),
        new("erase", EraseVerb.Create),
        new("interview", InterviewVerb.Create),
        new("render", RenderVerb.Create),
        new("eval", EvalVerb.Create),
        new("workflow", WorkflowVerb.Create),
        new("new", NewVerb.Create),
        new("fmt", FormatVerb.Create),
        new("schema", SchemaVerb.Create),
        new("serve", ServeVerb.Create),
        new("publish", PublishVerb.Create),
        new("releases", ReleasesVerb.Create),
        new("approve", ApproveVerb.Create),
        new("rollback", RollbackVerb.Create),
        new("key", KeyVerb.Create),
        new("audit", AuditVerb.Create),
        new("backup", BackupVerb.Create),
        new("restore", RestoreVerb.Create),
    ];

    // More than the service gives requests in flight before it ends.
    private static readonly TimeSpan s_lastWork = TimeSpan.FromSeconds(15);

    /// <summary>Runs a call. The exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellation = default)
    {
        arguments = OtherCall.Meant(arguments);
        var parsed = Create(surroundings, arguments).Parse(arguments);
        // Help that was asked for is a result; help about a wrong call is said to people.
        var isWrong = parsed.Errors.Count > 0;
        if (isWrong)
        {
            WrongCall.Say(surroundings, parsed);
            arguments = [.. VerbsOf(parsed.CommandResult), "--help"];
            parsed = Create(surroundings, arguments).Parse(arguments);
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
            return WorldFailure.Say(surroundings, problem);
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

    // `key new` is of `key`, and another verb than `new`.
    private static IEnumerable<string> VerbsOf(SymbolResult? call) =>
        call is CommandResult { Command: not RootCommand } verb ? VerbsOf(verb.Parent).Append(verb.Command.Name) : [];

    private static RootCommand Create(Surroundings surroundings, string[] arguments)
    {
        var global = new GlobalOptions();
        var root = new RootCommand("decides what to do for each customer, by playbooks that business users write")
        {
            global.Workspace,
            global.Store,
            global.Json,
        };
        // A call that begins with its verb, as nearly all do, needs the options of no other.
        var only = Array.Find(s_verbs, verb => arguments is [var first, ..] && verb.Name == first);
        foreach (var verb in only is null ? s_verbs : [only])
        {
            root.Add(verb.Create(surroundings, global));
        }
        return root;
    }

    private sealed record Verb(string Name, Func<Surroundings, GlobalOptions, Command> Create);
}
