using Playbooks.Cli;
using Playbooks.Cli.Terminal;

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
