using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Playbooks.Engine.Filling;

/// <summary>
/// Finds the number of a name among bytes or characters as they stand in a buffer, without making a text of them: a
/// hash table with open addressing, at most half full.
/// </summary>
/// <typeparam name="T">A byte of UTF-8, or a character.</typeparam>
internal sealed class NameTable<T>
    where T : unmanaged, IEquatable<T>
{
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    private readonly T[][] _names;
    private readonly int[] _places;
    private readonly int _mask;

    /// <summary>A table of names, each of which stands for its index.</summary>
    public NameTable(IEnumerable<T[]> names)
    {
        _names = [.. names];
        _places = new int[BitOperations.RoundUpToPowerOf2((uint)(2 * _names.Length) + 1)];
        _mask = _places.Length - 1;
        for (var i = 0; i < _names.Length; i++)
        {
            var place = HashOf(_names[i]) & _mask;
            while (_places[place] != 0)
            {
                place = (place + 1) & _mask;
            }
            // 0 stands for an empty place.
            _places[place] = i + 1;
        }
    }

    /// <summary>The index of a name, or -1.</summary>
    public int Find(ReadOnlySpan<T> name)
    {
        for (var place = HashOf(name) & _mask; _places[place] is not 0 and var found; place = (place + 1) & _mask)
        {
            if (_names[found - 1].AsSpan().SequenceEqual(name))
            {
                return found - 1;
            }
        }
        return -1;
    }

    private static int HashOf(ReadOnlySpan<T> name)
    {
        var bytes = MemoryMarshal.AsBytes(name);
        var hash = (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }
        var rest = 0UL;
        foreach (var part in bytes)
        {
            rest = (rest << 8) | part;
        }
        return (int)(Mix(hash, rest) >> 33);
    }

    private static ulong Mix(ulong hash, ulong part)
    {
        var mixed = (hash ^ part) * Factor;
        return mixed ^ (mixed >> 29);
    }
}
