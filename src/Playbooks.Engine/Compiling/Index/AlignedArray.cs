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

    // Keeps in memory what the address leads to.
    private readonly T[] _items;
    private readonly nint _address;
    private readonly int _start;

    public AlignedArray(ReadOnlySpan<T> items)
        : this(items.Length) => items.CopyTo(Items);

    /// <summary>So many numbers, all of them 0.</summary>
    public AlignedArray(int length)
    {
        var size = Unsafe.SizeOf<T>();
        Length = length;
        _items = GC.AllocateArray<T>(length + (Line / size), pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(_items, 0);
        _start = (int)((Line - (address % Line)) % Line) / size;
        _address = address + (_start * size);
    }

    public int Length { get; }

    /// <summary>The items, for who lays them out or copies them.</summary>
    public Span<T> Items => _items.AsSpan(_start, Length);

    /// <summary>
    /// The first item. What is reached from it is not checked: builders lay out what searches go through. It comes from the
    /// address, which is one step where finding it in the array is five, and a lookup asks for several.
    /// </summary>
    public ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref Unsafe.NullRef<T>(), _address);
    }
}
