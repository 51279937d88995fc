using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Outlining;

/// <summary>A part of a condition: all its parts together have to hold.</summary>
/// <param name="Text">The part where it stands.</param>
/// <param name="Test">What it asks of one name, where it is as simple as that; or null.</param>
/// <param name="Names">The names in it that are neither functions nor elements of lists.</param>
/// <param name="Obstacle">Why it cannot be said about facts alone, or null.</param>
public sealed record ConditionPart(Excerpt Text, SimpleTest? Test, ImmutableArray<NameUse> Names, string? Obstacle);

/// <summary>A name with the members behind it.</summary>
/// <param name="Path">The name, and the members: <c>customer</c>, <c>address</c>, <c>city</c>.</param>
/// <param name="Span">Where all of it stands in the part's text.</param>
/// <param name="First">Where the name itself stands.</param>
public sealed record NameUse(ImmutableArray<string> Path, TextSpan Span, TextSpan First);

/// <summary>What a simple test asks.</summary>
public enum SimpleOperator
{
    /// <summary>Is one of the values.</summary>
    OneOf,

    /// <summary>Is none of the values.</summary>
    NoneOf,

    /// <summary>Less than the value.</summary>
    Less,

    /// <summary>At most the value.</summary>
    AtMost,

    /// <summary>More than the value.</summary>
    More,

    /// <summary>At least the value.</summary>
    AtLeast,

    /// <summary>A text that begins with the value.</summary>
    Starts,

    /// <summary>A text that ends with the value.</summary>
    Ends,

    /// <summary>A text that contains the value.</summary>
    Contains,

    /// <summary>There is a value.</summary>
    Known,

    /// <summary>There is no value.</summary>
    NotKnown,
}

/// <summary>What is asked of one name.</summary>
/// <param name="Path">The name, and the members behind it.</param>
/// <param name="Operator">What is asked.</param>
/// <param name="Values">With which values: texts, numbers, truths.</param>
public sealed record SimpleTest(ImmutableArray<string> Path, SimpleOperator Operator, ImmutableArray<object> Values);
