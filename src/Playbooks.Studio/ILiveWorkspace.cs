using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book;

namespace Playbooks.Studio;

/// <summary>The workspace that is live, as the host keeps it.</summary>
public interface ILiveWorkspace
{
    /// <summary>What is live now. Whoever answers a request takes it once and stays with it.</summary>
    LiveState Current { get; }
}

/// <summary>What is live at a moment. Immutable.</summary>
/// <param name="Folder">The folder that it comes from.</param>
/// <param name="Release">The last release that checked clean; null while there has been none.</param>
/// <param name="TakenOverAt">Since when it is live.</param>
/// <param name="Book">The sample book, read with that release's facts.</param>
/// <param name="Diagnostics">What the folder's newest state has wrong with it; it is live only when none of them is an error.</param>
public sealed record LiveState(string Folder, Release? Release, DateTimeOffset TakenOverAt, SampleBook Book, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether the folder's newest state could not be taken over.</summary>
    public bool IsBehind => Diagnostics.Any(diagnostic => diagnostic.IsError);
}
