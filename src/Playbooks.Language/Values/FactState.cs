namespace Playbooks.Language.Values;

/// <summary>What is there of a value. "Not known" and "failed" are two things, and neither is false or zero.</summary>
public enum FactState : byte
{
    /// <summary>Nobody gave it, or it derives from something that is not known.</summary>
    NotKnown,

    /// <summary>It has a value.</summary>
    Known,

    /// <summary>Working it out went wrong (a division by zero, an overflow); the reason is reported.</summary>
    Failed,
}
