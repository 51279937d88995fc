using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Reads the keys of all facts that rules ask about, with their images. Slots of 64 bits are taken eight at a time,
/// whichever of them are asked about; what does not lie in them follows one by one.
/// </summary>
internal sealed class KeyReader
{
    private readonly Eight[] _eights;
    private readonly Single[] _singles;
    private readonly Single[] _singlesOfContact;
    private readonly AlignedArray<long> _constants;

    /// <summary>A reader of the facts of codings.</summary>
    public KeyReader(ImmutableArray<KeyCoding> codings)
    {
        (Codings, Positions) = (codings, new int[codings.Length]);
        var (eights, singles, constants) = (new List<Eight>(), new List<Single>(), new List<long>());
        foreach (var group in Enumerable.Range(0, codings.Length)
            .Where(i => IsInEights(codings[i]))
            .GroupBy(i => (Row: (int)codings[i].Fact!.Entity, First: codings[i].Fact!.Column.KeyIndex & ~(EightConstants.Lanes - 1))))
        {
            foreach (var i in group)
            {
                Positions[i] = (eights.Count * EightConstants.Lanes) + (codings[i].Fact!.Column.KeyIndex & (EightConstants.Lanes - 1));
            }
            constants.AddRange(EightConstants.Of(group.Select(i => codings[i])));
            // States stand in the order of the slots, a byte each.
            var column = codings[group.First()].Fact!.Column;
            eights.Add(new Eight(group.Key.Row, group.Key.First, column.StateIndex - column.KeyIndex + group.Key.First));
        }
        for (var i = 0; i < codings.Length; i++)
        {
            if (!IsInEights(codings[i]))
            {
                Positions[i] = (eights.Count * EightConstants.Lanes) + singles.Count;
                singles.Add(new Single(Positions[i], codings[i]));
            }
        }
        (_eights, _singles) = ([.. eights], [.. singles]);
        _singlesOfContact = Array.FindAll(_singles, single => single.Coding.Fact?.Entity == Entity.Contact);
        // Full eights can be read at once.
        Count = (_eights.Length * EightConstants.Lanes) + ((_singles.Length + EightConstants.Lanes - 1) & ~(EightConstants.Lanes - 1));
        _constants = new AlignedArray<long>(CollectionsMarshal.AsSpan(constants));
    }

    /// <summary>How the facts are turned into keys.</summary>
    public ImmutableArray<KeyCoding> Codings { get; }

    /// <summary>For each coding, where its key and its image stand.</summary>
    public int[] Positions { get; }

    /// <summary>How many keys there are, those that nobody asks about among them.</summary>
    public int Count { get; }

    /// <summary>How many times eight slots are read at once: the positions of codes are among theirs.</summary>
    public int Eights => _eights.Length;

    /// <summary>Whether all facts lie in the same eight slots.</summary>
    public bool IsOneEight => _eights.Length == 1 && _singles.Length == 0;

    /// <summary>Fills in keys and images; of a code the image is the key.</summary>
    public void Read(EvaluationFrame frame, MatchBuffer buffer) => Read(frame, buffer, [], isNumbered: false, wantsKeys: true);

    /// <summary>The same for one more contact of an account: the keys of all else are there, and nothing of that has changed.</summary>
    public void ReadNextContact(EvaluationFrame frame, MatchBuffer buffer)
    {
        ReadSingles(_singlesOfContact, frame, buffer);
        for (var i = 0; i < _eights.Length; i++)
        {
            ref readonly var eight = ref _eights[i];
            if (eight.Row == (int)Entity.Contact)
            {
                var at = i * EightConstants.Lanes;
                EightSlots.Read(frame.Rows[eight.Row], eight.First, eight.States, ref Unsafe.Add(ref _constants.First, i * EightConstants.Count), ref Unsafe.Add(ref buffer.FirstKey, at), ref Unsafe.Add(ref buffer.FirstImage, at), wantsKeys: true);
            }
        }
    }

    /// <summary>Fills in images, and keys where they are wanted, and puts the codes together to a number, of the bits that masks say.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadNumbered(EvaluationFrame frame, MatchBuffer buffer, ReadOnlySpan<ulong> masks, [ConstantExpected] bool wantsKeys) =>
        Read(frame, buffer, masks, isNumbered: true, wantsKeys);

    /// <summary>The same without keys where all facts lie in the same eight slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadNumbered(EvaluationFrame frame, MatchBuffer buffer, ulong mask)
    {
        ref readonly var eight = ref MemoryMarshal.GetArrayDataReference(_eights);
        return CodeBits.Of(EightSlots.Read(frame.Rows[eight.Row], eight.First, eight.States, ref _constants.First, ref buffer.FirstKey, ref buffer.FirstImage, wantsKeys: false), mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Read(EvaluationFrame frame, MatchBuffer buffer, ReadOnlySpan<ulong> masks, [ConstantExpected] bool isNumbered, [ConstantExpected] bool wantsKeys)
    {
        if (_singles.Length > 0)
        {
            ReadSingles(_singles, frame, buffer);
        }
        ref var constants = ref _constants.First;
        ref var keys = ref buffer.FirstKey;
        ref var images = ref buffer.FirstImage;
        ref var mask = ref MemoryMarshal.GetReference(masks);
        var number = 0;
        foreach (ref readonly var eight in _eights.AsSpan())
        {
            var read = EightSlots.Read(frame.Rows[eight.Row], eight.First, eight.States, ref constants, ref keys, ref images, wantsKeys);
            if (isNumbered)
            {
                number = CodeBits.Append(number, read, mask);
                mask = ref Unsafe.Add(ref mask, 1);
            }
            keys = ref Unsafe.Add(ref keys, EightConstants.Lanes);
            images = ref Unsafe.Add(ref images, EightConstants.Lanes);
            constants = ref Unsafe.Add(ref constants, EightConstants.Count);
        }
        return number;
    }

    private static void ReadSingles(ReadOnlySpan<Single> singles, EvaluationFrame frame, MatchBuffer buffer)
    {
        foreach (ref readonly var single in singles)
        {
            var key = single.Coding.KeyIn(frame);
            Unsafe.Add(ref buffer.FirstKey, single.Position) = key;
            Unsafe.Add(ref buffer.FirstImage, single.Position) = KeyImage.Of(key);
        }
    }

    private static bool IsInEights(KeyCoding coding) => coding.Kind is KeyKind.Code or KeyKind.Bits;

    private readonly record struct Eight(int Row, int First, int States);

    private readonly record struct Single(int Position, KeyCoding Coding);
}
