namespace Playbooks.Storage.Requests;

/// <summary>
/// Requests with an <c>Idempotency-Key</c> and what was answered. A request is claimed before it is carried out, so that two
/// of the same key never run beside each other.
/// </summary>
public interface IRequestStore
{
    /// <summary>Claims a key for a request, or says what is known of it.</summary>
    /// <param name="caller">Whose key: keys of two callers have nothing to do with each other.</param>
    /// <param name="key">The key.</param>
    /// <param name="fingerprint">Hash of method, address and body.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends it early, when nothing was done yet.</param>
    /// <returns>Null when it was claimed now; else what is there already.</returns>
    Task<KeptRequest?> ClaimAsync(string caller, string key, string fingerprint, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Keeps the answer of a claimed request.</summary>
    Task AnswerAsync(string caller, string key, KeptAnswer answer, CancellationToken cancel);

    /// <summary>Gives a claim up, when the request came to nothing that should be repeated.</summary>
    Task ReleaseAsync(string caller, string key, CancellationToken cancel);

    /// <summary>Forgets requests from before a time.</summary>
    Task DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancel);
}

/// <summary>A request of which something is known.</summary>
/// <param name="Fingerprint">Hash of method, address and body.</param>
/// <param name="At">When it was claimed.</param>
/// <param name="Answer">What was answered; null while it is being carried out, or when the service ended meanwhile.</param>
public sealed record KeptRequest(string Fingerprint, DateTimeOffset At, KeptAnswer? Answer);

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers that matter (<c>Location</c>, <c>ETag</c>, <c>Content-Type</c>) as lines <c>name: value</c>.</param>
/// <param name="Body">Its body.</param>
public sealed record KeptAnswer(int Status, string Headers, ReadOnlyMemory<byte> Body);
