namespace Playbooks.Testing;

/// <summary>The same for a test of several cases.</summary>
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute()
    {
        if (ChromiumProgram.Executable is null)
        {
            Skip = $"there is no Chromium on this machine ({ChromiumProgram.Wanted})";
        }
    }
}
