using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>A writing into the folder that is prepared: it is completed once the release is live, or leaves no trace.</summary>
public sealed class FolderWriting : IAsyncDisposable
{
    /// <summary>Where nothing is to be written.</summary>
    public static readonly FolderWriting None = new([], null, null);

    private readonly FolderStaging? _staging;
    private readonly IDisposable? _turn;

    internal FolderWriting(ImmutableArray<Diagnostic> conflicts, FolderStaging? staging, IDisposable? turn) =>
        (Conflicts, _staging, _turn) = (conflicts, staging, turn);

    /// <summary>What stands against it.</summary>
    public ImmutableArray<Diagnostic> Conflicts { get; }

    /// <summary>Puts the documents in their places.</summary>
    /// <returns>Why that failed, or null. What failed is tried again when the service starts.</returns>
    public string? Complete()
    {
        try
        {
            _staging?.Complete();
            return null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return failed.Message.TrimEnd('.');
        }
        finally
        {
            IsCompleted = true;
        }
    }

    private bool IsCompleted { get; set; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        try
        {
            if (!IsCompleted)
            {
                _staging?.Forget();
            }
        }
        finally
        {
            _turn?.Dispose();
        }
        return ValueTask.CompletedTask;
    }
}
