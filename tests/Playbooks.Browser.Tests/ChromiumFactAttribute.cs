namespace Playbooks.Browser.Tests;

/// <summary>A test in a real browser; skipped where there is none, with the reason.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Executable is null)
        {
            Skip = $"there is no Chromium on this machine ({Chromium.Wanted})";
        }
    }
}
