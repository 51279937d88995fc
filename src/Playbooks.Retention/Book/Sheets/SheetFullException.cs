namespace Playbooks.Retention.Book.Sheets;

/// <summary>There are more rows than a sheet holds.</summary>
public sealed class SheetFullException : IOException
{
    private const string Words = "a sheet has room for 1,048,575 rows; write CSV or JSON lines instead";

    /// <summary>With the way out in words.</summary>
    public SheetFullException()
        : base(Words)
    {
    }

    /// <summary>With other words.</summary>
    public SheetFullException(string message)
        : base(message)
    {
    }

    /// <summary>With what it came from.</summary>
    public SheetFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
