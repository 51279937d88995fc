using Microsoft.Playwright;

namespace Playbooks.Browser.Tests.Looks;

/// <summary>A page in one of its states.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Who">Who looks at it.</param>
/// <param name="Address">Where it is.</param>
internal sealed record Scene(string Name, string Who, string Address)
{
    /// <summary>What is done on the page to bring the state about.</summary>
    public Func<IPage, Task>? Then { get; init; }

    /// <summary>Whether the answer is one that says that something is not there or not allowed.</summary>
    public bool IsRefusal { get; init; }
}
