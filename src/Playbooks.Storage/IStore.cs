using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Jobs;
using Playbooks.Storage.Keys;
using Playbooks.Storage.Requests;
using Playbooks.Storage.Webhooks;

namespace Playbooks.Storage;

/// <summary>A store that is open. Any thread may use it; writes are done in order by one writer, many in one transaction.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>Releases.</summary>
    IReleaseStore Releases { get; }

    /// <summary>Drafts.</summary>
    IDraftStore Drafts { get; }

    /// <summary>The book.</summary>
    IBookStore Book { get; }

    /// <summary>Decisions.</summary>
    IDecisionLog Decisions { get; }

    /// <summary>The audit.</summary>
    IAuditLog Audit { get; }

    /// <summary>Access keys and sessions.</summary>
    IKeyStore Keys { get; }

    /// <summary>Answers that are given again to a repeated request.</summary>
    IRequestStore Requests { get; }

    /// <summary>Webhooks and their outbox.</summary>
    IWebhookStore Webhooks { get; }

    /// <summary>Jobs and their results.</summary>
    IJobStore Jobs { get; }

    /// <summary>Whether the store answers and takes writes.</summary>
    Task<bool> IsReadyAsync(CancellationToken cancel);

    /// <summary>Writes a consistent copy of everything to a file that is not there yet, while others go on reading and writing.</summary>
    Task BackupAsync(string file, CancellationToken cancel);
}
