namespace Playbooks.Retention.Book.Reading;

/// <summary>How the rows of a file become facts: by the names of its columns, or through a map.</summary>
internal interface IRowReading
{
    /// <summary>The field whose texts hold the separator without quotes; -1 for none.</summary>
    int Unquoted { get; }

    /// <summary>The id of the account that a row is about; null and the reason when it cannot be told.</summary>
    string? AccountOf(RawRow row, out string? reason);

    /// <summary>The facts of a row; null and the reason when it cannot be read.</summary>
    RowFacts? Read(RawRow row, out string? reason);
}
