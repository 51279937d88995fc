using Playbooks.Engine.Deciding;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book;

/// <summary>What reading a book comes upon, in its order.</summary>
public abstract record BookItem
{
    private protected BookItem()
    {
    }
}

/// <summary>An account with all its contacts.</summary>
/// <param name="Line">The line of its first row.</param>
/// <param name="Facts">The facts given.</param>
/// <param name="History">What happened before.</param>
public sealed record BookAccount(long Line, FactSet Facts, History History) : BookItem
{
    /// <summary>Where its rows go when nobody needs them any more; null when nobody wants them.</summary>
    internal SpareRows? Spare { get; init; }
}

/// <summary>A row that could not be read.</summary>
/// <param name="Row">The row as it stands in the file.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record RejectedRow(RawRow Row, string Reason) : BookItem;

/// <summary>
/// The rows of an account do not stand together, so nothing that was read so far can be relied on: the book must be
/// read again from a sorted copy. It is the last item.
/// </summary>
/// <param name="Line">The line where an account came up again.</param>
public sealed record NotGrouped(long Line) : BookItem;
