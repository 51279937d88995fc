using System.Collections.Immutable;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Retention.Decisions;

/// <summary>Releases of the past, compiled when they are asked for; the last few stay compiled. Any thread may use it.</summary>
public sealed class ReleaseShelf(ILiveRelease live, IReleaseStore releases)
{
    private const int Most = 4;

    private readonly Lock _lock = new();
    private ImmutableList<NumberedRelease> _recent = [];

    /// <summary>A release by number and hash. When it cannot be had: why, in words, with what is wrong with its documents.</summary>
    public async Task<ShelvedRelease> FindAsync(long number, string hash, CancellationToken cancel)
    {
        if (live.Current is { } current && current.Release.Hash == hash)
        {
            return new ShelvedRelease(current with { Number = number }, null, []);
        }
        if (_recent.Find(known => known.Release.Hash == hash) is { } known)
        {
            return new ShelvedRelease(known with { Number = number }, null, []);
        }
        if (await releases.DocumentsAsync(number, cancel) is not { } documents)
        {
            return new ShelvedRelease(null, $"release {number} is not in the store", []);
        }
        var check = WorkspaceChecker.Check(documents.SharedWith(live.Current?.Release.Workspace.Documents ?? DocumentSet.Empty), CheckMemory.OfProcess);
        if (check.Workspace is null)
        {
            return new ShelvedRelease(null, $"release {number} does not check clean with this version", [.. check.Diagnostics.Where(diagnostic => diagnostic.IsError)]);
        }
        var release = Release.Create(check.Workspace, CompileMemory.OfProcess);
        if (release.Hash != hash)
        {
            return new ShelvedRelease(null, $"release {number} has another content than the decision was made with: `{release.Hash}`, not `{hash}`", []);
        }
        return new ShelvedRelease(Keep(new NumberedRelease(number, release)), null, []);
    }

    private NumberedRelease Keep(NumberedRelease release)
    {
        lock (_lock)
        {
            _recent = _recent.RemoveAll(known => known.Release.Hash == release.Release.Hash).Insert(0, release);
            _recent = _recent.Count > Most ? _recent.RemoveAt(Most) : _recent;
        }
        return release;
    }
}

/// <summary>A release of the past, or why it cannot be had.</summary>
/// <param name="Release">The release, or null.</param>
/// <param name="Problem">Why not, or null.</param>
/// <param name="Diagnostics">What is wrong with its documents.</param>
public sealed record ShelvedRelease(NumberedRelease? Release, string? Problem, ImmutableArray<Diagnostic> Diagnostics);
