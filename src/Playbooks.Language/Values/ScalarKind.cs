namespace Playbooks.Language.Values;

/// <summary>The single values of the lattice, with the CLR type that each is.</summary>
public enum ScalarKind
{
    /// <summary><see cref="bool"/>; <c>boolean</c> in a vocabulary.</summary>
    Bool,

    /// <summary><see cref="char"/>.</summary>
    Char,

    /// <summary><see cref="int"/>.</summary>
    Int,

    /// <summary><see cref="uint"/>.</summary>
    UInt,

    /// <summary><see cref="long"/>; <c>integer</c> in a vocabulary.</summary>
    Long,

    /// <summary><see cref="ulong"/>.</summary>
    ULong,

    /// <summary><see cref="float"/>.</summary>
    Float,

    /// <summary><see cref="double"/>; <c>number</c> in a vocabulary.</summary>
    Double,

    /// <summary><see cref="decimal"/>; <c>money</c> in a vocabulary.</summary>
    Decimal,

    /// <summary><see cref="string"/>; <c>text</c> in a vocabulary.</summary>
    String,

    /// <summary><see cref="System.DateTime"/> without a zone; <c>date</c> in a vocabulary (at midnight).</summary>
    DateTime,

    /// <summary><see cref="DateTimeOffset"/>; <c>time</c> in a vocabulary.</summary>
    Time,

    /// <summary><see cref="System.TimeSpan"/>: a duration.</summary>
    TimeSpan,

    /// <summary><see cref="System.Guid"/>.</summary>
    Guid,
}
