using Playbooks.Cli;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Scripts;

// Not a verb for people: the service and the other verbs start such processes to run scripts in.
if (args is [ScriptHost.Verb])
{
    using var calls = Console.OpenStandardInput();
    using var answers = Console.OpenStandardOutput();
    return ScriptHost.Run(calls, answers);
}
BookRuntime.Choose(args);
GettingReady.Begin(args);
var surroundings = Surroundings.OfProcess();
try
{
    return await CommandLine.RunAsync(args, surroundings);
}
catch (Exception bug)
{
    // The outermost edge: a mistake of this program's own. One line for people; the rest for whoever mends it.
    surroundings.Error.WriteLine($"error: playbooks failed unexpectedly: {bug.Message}");
    if (Environment.GetEnvironmentVariable("PLAYBOOKS_TRACE") is { Length: > 0 })
    {
        surroundings.Error.WriteLine(bug);
    }
    return ExitCode.Failed;
}
