namespace Playbooks.Storage;

/// <summary>
/// The store cannot do its work for a reason outside of this program: a full or read-only disk, a damaged file, another
/// program that holds it. What was asked was not done; asking again may work once the reason is gone.
/// </summary>
public sealed class StoreAwayException : IOException
{
    /// <summary>Without a reason.</summary>
    public StoreAwayException()
        : this("the store is away")
    {
    }

    /// <summary>With a reason, in the words of the program.</summary>
    public StoreAwayException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and what told of it.</summary>
    public StoreAwayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
