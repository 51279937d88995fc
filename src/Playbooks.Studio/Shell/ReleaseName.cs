namespace Playbooks.Studio.Shell;

/// <summary>A release's hash as a name that people can compare by eye.</summary>
internal static class ReleaseName
{
    private const int Digits = 10;

    /// <summary>The first digits of the hash, without the algorithm's name.</summary>
    public static string Short(string hash)
    {
        var digits = hash[(hash.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return digits.Length <= Digits ? digits : digits[..Digits];
    }
}
