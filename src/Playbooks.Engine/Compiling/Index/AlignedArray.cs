using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Numbers that begin at a cache line and never move, so that eight 64-bit numbers are one line and one vector.
/// </summary>
internal readonly struct AlignedArray<T>
    where T : unmanaged
{
    private const int Line = 64;

    private readonly T[] _items;
    private readonly int _start;

    public AlignedArray(ReadOnlySpan<T> items)
    {
        var size = Unsafe.SizeOf<T>();
        Length = items.Length;
        _items = GC.AllocateArray<T>(items.Length + (Line / size), pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(_items, 0);
        _start = (int)((Line - (address % Line)) % Line) / size;
        items.CopyTo(_items.AsSpan(_start));
    }

    public int Length { get; }

    /// <summary>The first item. What is reached from it is not checked: builders lay out what searches go through.</summary>
    public ref T First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_items), _start);
}
