using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>The cells of a rule while it is read, each with its place.</summary>
internal sealed class CellList
{
    private readonly ImmutableArray<Cell>.Builder _cells = ImmutableArray.CreateBuilder<Cell>(4);
    private readonly ImmutableArray<TextSpan>.Builder _places = ImmutableArray.CreateBuilder<TextSpan>(4);

    /// <summary>The cells.</summary>
    public ImmutableArray<Cell> Cells => _cells.ToImmutable();

    /// <summary>The characters of each, in its document.</summary>
    public ImmutableArray<TextSpan> Places => _places.ToImmutable();

    public void Add(Cell cell, TextSpan place)
    {
        _cells.Add(cell);
        _places.Add(place);
    }
}
