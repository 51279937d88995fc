using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Rules;

/// <summary>One plain condition on one fact; what can be indexed and proved about. Rules that ask the same share one.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Test">What must hold of it.</param>
/// <param name="Text">The cell as the author wrote it, for reasons: <c>Strategic | High</c>.</param>
public sealed record Cell(FactDefinition Fact, CellTest Test, string Text);

/// <summary>What a cell asks of a value. All but <see cref="AnyTest"/> and <see cref="KnownTest"/> are not known for a value that is not known.</summary>
public abstract record CellTest
{
    private protected CellTest()
    {
    }
}

/// <summary><c>*</c>: always holds, of what is not known too.</summary>
public sealed record AnyTest : CellTest;

/// <summary><c>is known</c> and <c>is not known</c>.</summary>
/// <param name="MustBeKnown">Which of the two.</param>
public sealed record KnownTest(bool MustBeKnown) : CellTest;

/// <summary><c>A | B</c> and <c>not A | B</c>.</summary>
/// <param name="Values">Values of the fact's type (a choice as its text).</param>
/// <param name="IsNegated">Whether it must be none of them.</param>
public sealed record OneOfTest(ImmutableArray<object> Values, bool IsNegated) : CellTest;

/// <summary><c>&gt;= 7</c>, <c>10 to under 20</c>.</summary>
/// <param name="From">Lower end of the fact's type, or null for none.</param>
/// <param name="IncludesFrom">Whether the lower end is in.</param>
/// <param name="To">Upper end of the fact's type, or null for none.</param>
/// <param name="IncludesTo">Whether the upper end is in.</param>
public sealed record RangeTest(object? From, bool IncludesFrom, object? To, bool IncludesTo) : CellTest;

/// <summary><c>within 90 days</c>, <c>more than 30 days ago</c>: a range around the decision's time. A date is compared by whole days.</summary>
/// <param name="From">Lower end, relative to now, or null for none.</param>
/// <param name="IncludesFrom">Whether the lower end is in.</param>
/// <param name="To">Upper end, relative to now, or null for none.</param>
/// <param name="IncludesTo">Whether the upper end is in.</param>
public sealed record RelativeTest(TimeSpan? From, bool IncludesFrom, TimeSpan? To, bool IncludesTo) : CellTest;

/// <summary><c>starts EU-</c>, <c>ends …</c>, <c>contains A | B</c>: one of several; letter case counts.</summary>
/// <param name="Match">Where in the text.</param>
/// <param name="Values">What is looked for.</param>
public sealed record TextTest(TextMatch Match, ImmutableArray<string> Values) : CellTest;

/// <summary><c>has A | B</c> (one of them) and <c>has none of A | B</c>.</summary>
/// <param name="Values">Values of the list's element type.</param>
/// <param name="IsNegated">Whether the list must hold none of them.</param>
public sealed record HasTest(ImmutableArray<object> Values, bool IsNegated) : CellTest;

/// <summary><c>is empty</c>: a known list or text with nothing in it.</summary>
public sealed record EmptyTest : CellTest;

/// <summary>Where a text is looked for.</summary>
public enum TextMatch
{
    /// <summary>At the beginning.</summary>
    Starts,

    /// <summary>At the end.</summary>
    Ends,

    /// <summary>Anywhere.</summary>
    Contains,
}
