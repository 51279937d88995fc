namespace Playbooks.Testing;

/// <summary>A test in a real browser; skipped where there is none, with the reason.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (ChromiumProgram.Executable is null)
        {
            Skip = $"there is no Chromium on this machine ({ChromiumProgram.Wanted})";
        }
    }
}
