using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Retention.Decisions;

/// <summary>A question for a recommendation about an account of the book.</summary>
/// <param name="Account">The account's id.</param>
public sealed record AccountQuestion(string Account)
{
    /// <summary>The contact whom alone the answer is to speak of, beside the account; null for all. The decision is about the whole account all the same.</summary>
    public string? Contact { get; init; }

    /// <summary>The event that sets it off; null takes the latest that is open.</summary>
    public string? Event { get; init; }

    /// <summary>The decision's time; null takes the clock's.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether every rule is explained.</summary>
    public bool Explains { get; init; }

    /// <summary>The team whose accounts alone may be asked about; null for all. Another team's account is not there.</summary>
    public string? Team { get; init; }
}

/// <summary>What became of a question for a recommendation: a closed family.</summary>
public abstract record Recommending
{
    private protected Recommending()
    {
    }
}

/// <summary>
/// A recommendation, recorded. The record is all that an answer needs: what it was written from can go while the store
/// makes it durable.
/// </summary>
/// <param name="Record">The record; its result is the answer.</param>
public record Recommended(DecisionRecord Record) : Recommending
{
    private byte[]? _lent;

    /// <summary>One whose result lies in an array of the shared pool.</summary>
    internal static Recommended Lent(DecisionRecord record) => new(record) { _lent = MemoryMarshal.TryGetArray(record.Result, out var bytes) ? bytes.Array : null };

    /// <summary>Says that the answer was given: nobody reads the result any more, and what it lies in serves another one.</summary>
    public void GiveBack()
    {
        if (Interlocked.Exchange(ref _lent, null) is { } bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}

/// <summary>A recommendation for an account of the book, recorded.</summary>
/// <param name="Record">The record; its result is the answer.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Release">The release that decided.</param>
/// <param name="Notes">What of the account's records could not be used.</param>
public sealed record RecommendedForAccount(DecisionRecord Record, Decision Decision, NumberedRelease Release, ImmutableArray<Diagnostic> Notes) : Recommended(Record);

/// <summary>No release is live.</summary>
public sealed record NoRelease : Recommending;

/// <summary>The book has no such account, or it is another team's.</summary>
/// <param name="Account">The id that was asked for.</param>
/// <param name="Closest">Ids that it may have been meant for.</param>
public sealed record NoSuchAccount(string Account, ImmutableArray<string> Closest) : Recommending;

/// <summary>The account has no such contact.</summary>
/// <param name="Account">The account.</param>
/// <param name="Contact">The id that was asked for.</param>
/// <param name="Contacts">The ids that there are.</param>
public sealed record NoSuchContact(string Account, string Contact, ImmutableArray<string> Contacts) : Recommending;

/// <summary>The account has no such event.</summary>
/// <param name="Account">The account.</param>
/// <param name="Event">The id that was asked for.</param>
public sealed record NoSuchEvent(string Account, string Event) : Recommending;

/// <summary>The facts that came along do not fit the live vocabulary.</summary>
/// <param name="Diagnostics">What is wrong with them.</param>
public sealed record FactsNotValid(ImmutableArray<Diagnostic> Diagnostics) : Recommending;
