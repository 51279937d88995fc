using System.Runtime.CompilerServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// A set of rules that share their codes on the facts that rules were split by, as boxes: sixteen side by side, with the
/// bounds of four facts after the other. What it consists of stands right before its bounds, so that a processor need not
/// wait for the one to fetch the other.
/// </summary>
/// <param name="Facts">Where the positions of its facts lie, four by four.</param>
/// <param name="Groups">How many fours of facts it has.</param>
/// <param name="Bounds">Where its bounds lie.</param>
/// <param name="Chunks">How many times sixteen boxes it has, one at least.</param>
/// <param name="Rules">Where the numbers of its rules lie, one for each box, and behind them what it comes to when none holds.</param>
internal readonly record struct BoxBlock(int Facts, int Groups, int Bounds, int Chunks, int Rules)
{
    /// <summary>How many numbers it consists of.</summary>
    public const int Size = 5;

    /// <summary>Boxes that are compared at once.</summary>
    public const int Lanes = 16;

    /// <summary>Facts whose bounds lie together.</summary>
    public const int GroupFacts = 4;

    /// <summary>So many fours of facts are compared without asking in between whether any box is left.</summary>
    public const int FewGroups = 3;

    /// <summary>Bounds of sixteen boxes for four facts: for each fact sixteen lower ends and sixteen first images behind.</summary>
    public const int GroupBounds = GroupFacts * 2 * Lanes;

    /// <summary>The first of the bounds of a block that lies among its data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref int FirstBound(ref readonly BoxBlock block) => ref Unsafe.Add(ref Unsafe.As<BoxBlock, int>(ref Unsafe.AsRef(in block)), Size);
}

/// <summary>Where a block of boxes lies.</summary>
/// <param name="Block">The block.</param>
/// <param name="Codings">The facts that it compares.</param>
/// <param name="IsCut">Whether some of its boxes were left out.</param>
internal sealed record BoxPlace(BoxBlock Block, int[] Codings, bool IsCut)
{
    /// <summary>Where it stands what the block consists of.</summary>
    public int Header => Block.Bounds - BoxBlock.Size;
}
