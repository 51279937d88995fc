using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Language.Templates;

/// <summary>
/// What a template wrote: longer pieces of its plain text, and what stands between them. It is put together when somebody
/// asks for all of it. Any thread may use it.
/// </summary>
public sealed class RenderedText : IEquatable<RenderedText>
{
    private readonly string _between;
    private readonly PlacedPiece[] _pieces;
    private string? _all;

    /// <summary>A text.</summary>
    /// <param name="between">What stands between the pieces, one after the other.</param>
    /// <param name="pieces">The pieces in their order.</param>
    public RenderedText(string between, ReadOnlySpan<PlacedPiece> pieces)
    {
        ArgumentNullException.ThrowIfNull(between);
        (_between, _pieces) = (between, pieces.ToArray());
        _all = pieces.IsEmpty ? between : null;
        Length = between.Length;
        foreach (var (_, piece) in pieces)
        {
            Length += piece.Length;
        }
    }

    /// <summary>How many characters it has.</summary>
    public int Length { get; }

    /// <summary>What stands between the pieces, one after the other.</summary>
    public ReadOnlySpan<char> Between => _between;

    /// <summary>The pieces in their order.</summary>
    public ReadOnlySpan<PlacedPiece> Pieces => _pieces;

    /// <summary>All of it.</summary>
    public override string ToString() => _all ??= string.Create(Length, this, static (all, text) => text.CopyTo(all));

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] RenderedText? other) => other is not null && other.Length == Length && other.ToString() == ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RenderedText);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private void CopyTo(Span<char> all)
    {
        var from = 0;
        foreach (var (at, piece) in _pieces)
        {
            _between.AsSpan(from..at).CopyTo(all);
            all = all[(at - from)..];
            piece.Text.CopyTo(all);
            all = all[piece.Text.Length..];
            from = at;
        }
        _between.AsSpan(from).CopyTo(all);
    }
}

/// <summary>Where a piece of plain text stands.</summary>
/// <param name="At">How many characters stand before it that are of no piece.</param>
/// <param name="Piece">The piece.</param>
public readonly record struct PlacedPiece(int At, TextPiece Piece);
