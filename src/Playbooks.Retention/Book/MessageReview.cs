using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Values;
using Playbooks.Retention.Interviews;

namespace Playbooks.Retention.Book;

/// <summary>A message of an account of the book that is broken or has a gap.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record BookMessageProblem(string Account, MessageProblem Problem);

/// <summary>Which contacts of a book would get a broken or half-empty message, before any is sent.</summary>
/// <param name="release">What decides and writes.</param>
/// <param name="at">The time of it.</param>
public sealed class MessageReview(Release release, DateTimeOffset at)
{
    /// <summary>How many problems are kept; the others are only counted.</summary>
    public const int MostProblems = 100_000;

    private readonly List<BookMessageProblem> _problems = [];
    private readonly Column _accountId = release.Workspace.Vocabulary.Find("account.id")!.Column;
    private readonly InterviewChoice? _choice;

    /// <summary>One template that is tried on every contact, or null for the messages of what is recommended to each.</summary>
    public string? Template
    {
        get => _choice?.Template;
        init => _choice = value is null ? null : InterviewChoice.OfTemplate(release.Workspace, value) ?? throw new ArgumentException($"there is no template `{value}`", nameof(value));
    }

    /// <summary>What was found, account by account.</summary>
    public IReadOnlyList<BookMessageProblem> Problems => _problems;

    /// <summary>How many there are in all.</summary>
    public long Count { get; private set; }

    /// <summary>Accounts that were looked at.</summary>
    public long Accounts { get; private set; }

    /// <summary>Their contacts.</summary>
    public long Contacts { get; private set; }

    /// <summary>Rows that could not be read.</summary>
    public long Rejected { get; private set; }

    /// <summary>Looks at a whole book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellation">Ends it early.</param>
    public void Read(IBook book, Action<BookProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (!Read(book, book.Read(), progress, cancellation))
        {
            // The rows of an account do not stand together: what was found so far may be of half an account.
            _problems.Clear();
            (Count, Accounts, Contacts, Rejected) = (0, 0, 0, 0);
            Read(book, book.ReadSorted(), progress, cancellation);
        }
    }

    /// <summary>Looks at an account.</summary>
    public void Add(BookAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var request = ScriptFacts.Fill(release.Decider, new DecisionRequest(account.Facts, at) { History = account.History, Id = "" });
        var found = _choice is null ? release.Decider.TryMessages(request) : release.Decider.TryTemplate(request, _choice.Template, _choice.Action);
        var id = account.Facts.Account.Get(_accountId) as string ?? "";
        Count += found.Length;
        _problems.AddRange(found.Take(MostProblems - _problems.Count).Select(problem => new BookMessageProblem(id, problem)));
        Accounts++;
        Contacts += account.Facts.Contacts.Length;
    }

    private bool Read(IBook book, IEnumerable<BookItem> items, Action<BookProgress>? progress, CancellationToken cancellation)
    {
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (item)
            {
                case NotGrouped:
                    return false;
                case RejectedRow:
                    Rejected++;
                    break;
                case BookAccount account:
                    Add(account);
                    progress?.Invoke(new BookProgress(book.BytesRead, book.Bytes, Accounts));
                    break;
            }
        }
        return true;
    }
}
