namespace Playbooks.Testing;

/// <summary>A test that runs scripts; skipped where the command was not built, with the reason.</summary>
internal sealed class BuiltCommandFactAttribute : FactAttribute
{
    public BuiltCommandFactAttribute()
    {
        if (!File.Exists(BuiltCommand.Library))
        {
            Skip = "the command is not built, whose processes scripts run in: build src/Playbooks.Cli first";
        }
    }
}
