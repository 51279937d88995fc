using System.Collections.Immutable;

namespace Playbooks.Retention.Book;

/// <summary>What came of a run.</summary>
/// <param name="Accounts">How many accounts were decided.</param>
/// <param name="Contacts">How many contacts they have.</param>
/// <param name="Rejected">How many rows could not be read.</param>
/// <param name="WithoutAction">How many accounts got no action.</param>
/// <param name="Withheld">How many messages were withheld.</param>
/// <param name="Failures">How many things went wrong while deciding (a division by zero and the like).</param>
/// <param name="Actions">How often each action is recommended, by its id.</param>
public sealed record BookRunResult(
    long Accounts, long Contacts, long Rejected, long WithoutAction, long Withheld, long Failures, ImmutableSortedDictionary<string, long> Actions);
