namespace Playbooks.Engine.Compiling.Index;

/// <summary>How a key is read from a slot.</summary>
internal enum KeyKind : byte
{
    /// <summary>A choice or boolean as a small number: 0 not known, 1 failed, then the values.</summary>
    Code,

    /// <summary>A number, a date, a large choice: the slot's bits, turned for binary numbers.</summary>
    Bits,

    /// <summary>Anything else, by itself.</summary>
    Other,
}
