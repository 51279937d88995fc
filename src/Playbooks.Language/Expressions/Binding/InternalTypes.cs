using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>The type of what has already been reported; everything agrees with it in silence.</summary>
internal sealed record ErrorType : DataType
{
    public static readonly ErrorType Instance = new();

    /// <inheritdoc/>
    public override string Name => "error";
}

/// <summary>One row of a list of rows: what <c>c</c> is in <c>contacts.Any(c =&gt; …)</c>. No value of an expression has it.</summary>
internal sealed record RowType(RowLayout Layout) : DataType
{
    /// <inheritdoc/>
    public override string Name => "object";

    /// <inheritdoc/>
    public override string AuthorName => Layout.Name;
}
