namespace Playbooks.Retention.Book;

/// <summary>How far a run is.</summary>
/// <param name="BytesRead">Bytes of the book that were read.</param>
/// <param name="Bytes">All its bytes.</param>
/// <param name="Accounts">Accounts decided so far.</param>
public readonly record struct BookProgress(long BytesRead, long Bytes, long Accounts);
