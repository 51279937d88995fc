namespace Playbooks.Retention.Book;

/// <summary>A book in a file, read account by account in flat memory.</summary>
public interface IBook : IDisposable
{
    /// <summary>The names of the fields that rejected rows have.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>How far the file has been read, in bytes.</summary>
    long BytesRead { get; }

    /// <summary>The size of the file in bytes.</summary>
    long Bytes { get; }

    /// <summary>
    /// The accounts in the order of the file, with rejected rows where they come up. The rows of an account must
    /// stand together; where they do not, the last item is a <see cref="NotGrouped"/>.
    /// </summary>
    IEnumerable<BookItem> Read();

    /// <summary>The accounts in the order of their ids, from a copy of the book that is sorted on disk first.</summary>
    IEnumerable<BookItem> ReadSorted();
}
