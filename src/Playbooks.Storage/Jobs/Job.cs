namespace Playbooks.Storage.Jobs;

/// <summary>Long work that goes on after the request that asked for it: a whole book's run.</summary>
public sealed record Job
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it does: <c>run</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What was asked, as JSON.</summary>
    public required string Request { get; init; }

    /// <summary>Who asked.</summary>
    public required string Actor { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; init; }

    /// <summary>How many accounts are done.</summary>
    public long Done { get; init; }

    /// <summary>How many there are, or null while that is not known.</summary>
    public long? Total { get; init; }

    /// <summary>Where to go on after a restart: the job's own words.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? Error { get; init; }
}

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>It runs, or goes on after a restart.</summary>
    Running,

    /// <summary>Its result is there.</summary>
    Done,

    /// <summary>Someone stopped it; what it had done is kept.</summary>
    Cancelled,

    /// <summary>It could not go on.</summary>
    Failed,
}
