using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book;

namespace Playbooks.Studio.Live;

/// <summary>A release that the service decides with, and the sample book read by its vocabulary.</summary>
/// <param name="Release">The release.</param>
/// <param name="Sample">The sample book.</param>
/// <param name="SampleMistakes">What is wrong with the sample book's files; it keeps nothing from going live.</param>
/// <param name="TakenOverAt">When the service took it over.</param>
public sealed record LiveRelease(Release Release, SampleBook Sample, ImmutableArray<Diagnostic> SampleMistakes, DateTimeOffset TakenOverAt)
{
    /// <summary>Its entry in the history of releases.</summary>
    public required ReleaseEntry Entry { get; init; }

    /// <summary>How many contacts the sample book has.</summary>
    public int SampleContacts => Sample.Accounts.Sum(account => account.Facts.Contacts.Length);
}
