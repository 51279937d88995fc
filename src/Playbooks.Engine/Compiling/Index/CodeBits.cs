using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// The number of a block: the codes of the facts that rules were split by, each with as many bits as it needs, one behind
/// the other. Of eight facts that are read at once they are taken together.
/// </summary>
internal sealed class CodeBits
{
    private readonly ulong[] _masks;

    /// <summary>The numbers for a split.</summary>
    /// <param name="split">How rules were split.</param>
    /// <param name="reader">Says where the images of codes stand.</param>
    public CodeBits(RuleSplit split, KeyReader reader)
    {
        _masks = new ulong[reader.Eights];
        foreach (var part in split.Parts)
        {
            var position = reader.Positions[part.Coding];
            _masks[position / EightConstants.Lanes] |= ((1UL << BitsOf(part)) - 1) << (position % EightConstants.Lanes * 8);
        }
        // The first eight facts have the highest bits.
        Shifts = [.. split.Parts.Select(part => ShiftOf(reader.Positions[part.Coding]))];
    }

    /// <summary>By part of the split, how far up its code stands in a number.</summary>
    public int[] Shifts { get; }

    /// <summary>The bits that matter of the codes of the first eight facts, a byte for each fact.</summary>
    public ulong FirstMask => _masks.Length == 0 ? 0 : _masks[0];

    /// <summary>The same for all facts.</summary>
    public ReadOnlySpan<ulong> Masks => _masks;

    /// <summary>How many numbers there are for a split; those that no codes lead to among them.</summary>
    public static int CountFor(RuleSplit split) => (int)Math.Min(int.MaxValue, split.Parts.Aggregate(1L, (count, part) => Math.Min(int.MaxValue, count << BitsOf(part))));

    /// <summary>How many bits the codes of a part take.</summary>
    public static int BitsOf(RuleSplit.Part part) => BitOperations.Log2((uint)part.Offsets.Length - 1) + 1;

    /// <summary>The number for images, of which those of codes are the codes.</summary>
    public int NumberOf(ref int images)
    {
        var number = 0;
        foreach (var mask in _masks)
        {
            number = Append(number, Vector256.LoadUnsafe(ref images), mask);
            images = ref Unsafe.Add(ref images, EightConstants.Lanes);
        }
        return number;
    }

    /// <summary>A number with the codes of eight more facts behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Append(int number, Vector256<int> images, ulong mask) => (number << BitOperations.PopCount(mask)) | Of(images, mask);

    /// <summary>The number for the codes of eight facts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(Vector256<int> images, ulong mask)
    {
        // No code is larger than a byte; what is cut off of others no mask asks for.
        var bytes = Avx512F.VL.IsSupported ? Avx512F.VL.ConvertToVector128Byte(images).AsUInt64().ToScalar()
            : Sse2.IsSupported ? Sse2.PackUnsignedSaturate(Sse2.PackSignedSaturate(images.GetLower(), images.GetUpper()), Vector128<short>.Zero).AsUInt64().ToScalar()
            : Vector128.Narrow(Vector128.Narrow(images.GetLower(), images.GetUpper()), Vector128<short>.Zero).AsUInt64().ToScalar();
        return Bmi2.X64.IsSupported ? (int)Bmi2.X64.ParallelBitExtract(bytes, mask) : Extract(bytes, mask);
    }

    private static int Extract(ulong bytes, ulong mask)
    {
        var (number, bit) = (0, 0);
        for (; mask != 0; mask &= mask - 1)
        {
            number |= (int)((bytes >> BitOperations.TrailingZeroCount(mask)) & 1) << bit++;
        }
        return number;
    }

    private int ShiftOf(int position)
    {
        var (eight, lane) = (position / EightConstants.Lanes, position % EightConstants.Lanes);
        var shift = BitOperations.PopCount(_masks[eight] & ((1UL << (lane * 8)) - 1));
        for (var behind = eight + 1; behind < _masks.Length; behind++)
        {
            shift += BitOperations.PopCount(_masks[behind]);
        }
        return shift;
    }
}
