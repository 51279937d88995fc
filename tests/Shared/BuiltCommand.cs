using System.Runtime.CompilerServices;

namespace Playbooks.Testing;

/// <summary>The command as it was built with the tests: scripts run in processes of it.</summary>
internal static class BuiltCommand
{
    /// <summary>Its library, of the same configuration as the tests.</summary>
    public static string Library { get; } = Repository.PathOf($"src/Playbooks.Cli/bin/{new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name}/net10.0/playbooks.dll");

    // Before anything asks where the command is: most test projects do not have it beside them.
    [ModuleInitializer]
    internal static void Name() => Environment.SetEnvironmentVariable("PLAYBOOKS_COMMAND", Library);
}
