namespace Playbooks.Retention.Book.Reading;

/// <summary>A row as it stands in a file.</summary>
/// <param name="Line">The line where it begins, from 1.</param>
/// <param name="Fields">Its fields in the order of the header.</param>
public sealed record RawRow(long Line, string[] Fields);
