using System.Collections.Immutable;

namespace Playbooks.Language.Values;

/// <summary>
/// A type of the one lattice that facts, expressions, templates and RulesEngine files share. There are no nullable
/// types: any value may be not known.
/// </summary>
public abstract record DataType
{
    private protected DataType()
    {
    }

    /// <summary>true or false.</summary>
    public static readonly ScalarType Bool = new(ScalarKind.Bool);

    /// <summary>One UTF-16 code unit.</summary>
    public static readonly ScalarType Char = new(ScalarKind.Char);

    /// <summary>A 32-bit integer.</summary>
    public static readonly ScalarType Int = new(ScalarKind.Int);

    /// <summary>A 32-bit integer without a sign.</summary>
    public static readonly ScalarType UInt = new(ScalarKind.UInt);

    /// <summary>A 64-bit integer.</summary>
    public static readonly ScalarType Long = new(ScalarKind.Long);

    /// <summary>A 64-bit integer without a sign.</summary>
    public static readonly ScalarType ULong = new(ScalarKind.ULong);

    /// <summary>A 32-bit binary floating-point number.</summary>
    public static readonly ScalarType Float = new(ScalarKind.Float);

    /// <summary>A 64-bit binary floating-point number.</summary>
    public static readonly ScalarType Double = new(ScalarKind.Double);

    /// <summary>A decimal number of 28 digits.</summary>
    public static readonly ScalarType Decimal = new(ScalarKind.Decimal);

    /// <summary>A text.</summary>
    public static readonly ScalarType String = new(ScalarKind.String);

    /// <summary>A date, with or without a time of day, without a zone.</summary>
    public static readonly ScalarType DateTime = new(ScalarKind.DateTime);

    /// <summary>A moment with its offset from UTC.</summary>
    public static readonly ScalarType Time = new(ScalarKind.Time);

    /// <summary>A duration.</summary>
    public static readonly ScalarType TimeSpan = new(ScalarKind.TimeSpan);

    /// <summary>A globally unique identifier.</summary>
    public static readonly ScalarType Guid = new(ScalarKind.Guid);

    /// <summary>The type of <c>null</c>: nothing is known of the value, its type included.</summary>
    public static readonly NullType Null = new();

    /// <summary>A value whose type is known only when it is there; members of open objects have it.</summary>
    public static readonly AnyType Any = new();

    /// <summary>A list with elements of one type.</summary>
    public static ListType ListOf(DataType element) => new(element);

    /// <summary>
    /// The type's name as <c>eval --json</c> prints it: one of <c>bool char int uint long ulong float double decimal
    /// string datetime time timespan guid list object null any</c>; a choice is a <c>string</c>.
    /// </summary>
    public abstract string Name { get; }

    /// <summary>The type's name in a vocabulary and in messages to authors: <c>money</c>, <c>list of text</c>.</summary>
    public virtual string AuthorName => Name;

    /// <inheritdoc/>
    public sealed override string ToString() => AuthorName;
}

/// <summary>A single value.</summary>
/// <param name="Kind">Which.</param>
public sealed record ScalarType(ScalarKind Kind) : DataType
{
    /// <summary>Whether arithmetic is defined on it as on a number.</summary>
    public bool IsNumeric => Kind is >= ScalarKind.Int and <= ScalarKind.Decimal;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsInteger => Kind is >= ScalarKind.Int and <= ScalarKind.ULong;

    /// <inheritdoc/>
#pragma warning disable CA1308 // names of types are lower case in the contract
    public override string Name => Kind.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    /// <inheritdoc/>
    public override string AuthorName => Kind switch
    {
        ScalarKind.Bool => "boolean",
        ScalarKind.Long => "integer",
        ScalarKind.Double => "number",
        ScalarKind.Decimal => "money",
        ScalarKind.String => "text",
        ScalarKind.DateTime => "date",
        ScalarKind.TimeSpan => "duration",
        _ => Name,
    };
}

/// <summary>One of a fixed list of texts, kept as a small integer.</summary>
/// <param name="Values">The texts, in the author's order; at most 32,767.</param>
public sealed record ChoiceType(ImmutableArray<string> Values) : DataType
{
    /// <inheritdoc/>
    public override string Name => "string";

    /// <inheritdoc/>
    public override string AuthorName => "choice";

    /// <summary>Index of a text, or -1 when it is none of the values. Letter case counts.</summary>
    public int IndexOf(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            if (text.SequenceEqual(Values[i]))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Two choices are of one type when they have the same values in the same order.</summary>
    public bool Equals(ChoiceType? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Length == 0 ? 0 : HashCode.Combine(Values.Length, Values[0], Values[^1]);
}

/// <summary>A list with elements of one type.</summary>
/// <param name="Element">Their type.</param>
public record ListType(DataType Element) : DataType
{
    /// <inheritdoc/>
    public override string Name => "list";

    /// <inheritdoc/>
    public override string AuthorName => $"list of {Element.AuthorName}";
}

/// <summary>The elements that <c>GroupBy</c> put together: a list that knows what they have in common.</summary>
/// <param name="Key">The type of what they have in common.</param>
/// <param name="Element">The type of the elements.</param>
public sealed record GroupType(DataType Key, DataType Element) : ListType(Element);

/// <summary>An object with named members.</summary>
/// <param name="Members">The members that are known beforehand.</param>
/// <param name="IsOpen">Whether it may have others; a missing one of an open object is null.</param>
public sealed record ObjectType(ImmutableDictionary<string, DataType> Members, bool IsOpen) : DataType
{
    /// <inheritdoc/>
    public override string Name => "object";
}

/// <summary>The contacts of an account, the orders of a customer: rows of facts that aggregates run over.</summary>
/// <param name="Layout">The facts of each row.</param>
public sealed record RowsType(RowLayout Layout) : DataType
{
    /// <inheritdoc/>
    public override string Name => "list";

    /// <inheritdoc/>
    public override string AuthorName => $"list of {Layout.Name}";
}

/// <summary>The type of <c>null</c>.</summary>
public sealed record NullType : DataType
{
    /// <inheritdoc/>
    public override string Name => "null";
}

/// <summary>A value whose type is known only when it is there.</summary>
public sealed record AnyType : DataType
{
    /// <inheritdoc/>
    public override string Name => "any";
}
