using Playbooks.Engine.Compiling.Index;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Tests.Compiling.Index;

/// <summary>
/// What lookups do with vectors is what can be said of one number after the other, by either width: a processor uses one
/// of them, and the laws of the index hold only that one.
/// </summary>
public sealed class VectorWidthTests
{
    private const int Times = 2_000;
    private const int Facts = BoxBlock.GroupFacts;

    private static readonly int[] Ends = [KeyImage.NotKnown, KeyImage.NotKnown + 1, KeyImage.First, -1, 0, 1, 7, KeyImage.Last, KeyImage.End];
    private static readonly long[] Slots = [long.MinValue, long.MinValue + 1, -5, -1, 0, 1, 3, 1L << 40, long.MaxValue - 1, long.MaxValue];

    [Fact]
    public void SixteenBoxesAreComparedAsOneAfterTheOther()
    {
        var random = new Random(1);
        for (var time = 0; time < Times; time++)
        {
            // The third position is asked about twice, so that positions matter.
            int[] positions = [3, 0, 2, 2];
            var images = Array.ConvertAll(new int[Facts], _ => Math.Min(Near(random), KeyImage.Last));
            var bounds = Array.ConvertAll(new int[BoxBlock.GroupBounds], _ => Near(random));
            var held = 0u;
            for (var box = 0; box < BoxBlock.Lanes; box++)
            {
                if (Enumerable.Range(0, Facts).All(fact => bounds[(fact * 2 * BoxBlock.Lanes) + box] <= images[positions[fact]] && images[positions[fact]] < bounds[(((fact * 2) + 1) * BoxBlock.Lanes) + box]))
                {
                    held |= 1u << box;
                }
            }
            Assert.Equal(held, FourImages256.Held(FourImages256.At(ref positions[0], ref images[0]).Outside(ref bounds[0])));
            Assert.Equal(held, FourImages512.Held(FourImages512.At(ref positions[0], ref images[0]).Outside(ref bounds[0])));
        }
    }

    [Fact]
    public void TheRulesOfBoxesThatHoldAreWrittenInOrder()
    {
        var rules = Enumerable.Range(100, BoxBlock.Lanes).ToArray();
        var found = new int[BoxBlock.Lanes + 1];
        Assert.Equal(4, FourImages256.Write(FourImages256.Held((1u << 0) | (1u << 9) | (1u << 15)), ref rules[0], ref found[0], 1));
        Assert.Equal([0, 100, 109, 115], found[..4]);
    }

    [Fact]
    public void SlotsAreReadByFoursAsOneAfterTheOther()
    {
        var random = new Random(2);
        var layout = new RowLayout("account", Enumerable.Range(0, EightConstants.Lanes).Select(i => ($"fact{i}", (DataType)DataType.Long)));
        for (var time = 0; time < Times; time++)
        {
            var row = new FactRow(layout);
            foreach (var column in layout.Columns)
            {
                row.SetBits(column, Slots[random.Next(Slots.Length)]);
                if (random.Next(4) == 0)
                {
                    row.Clear(column, random.Next(2) == 0 ? FactState.NotKnown : FactState.Failed);
                }
            }
            var constants = Enumerable.Range(0, EightConstants.Lanes).Select(_ => Constants(random)).ToArray();
            var laidOut = Enumerable.Range(0, EightConstants.Count).Select(i => constants[i % EightConstants.Lanes][i / EightConstants.Lanes]).ToArray();
            var keys = new long[EightConstants.Lanes];
            var images = EightSlots.ReadTwoFours(row, 0, layout.StatesAt * sizeof(long), ref laidOut[0], ref keys[0], wantsKeys: true);
            for (var lane = 0; lane < EightConstants.Lanes; lane++)
            {
                Assert.Equal(Expected(row, layout.Columns[lane], constants[lane]), (keys[lane], images[lane]));
            }
            var untouched = new long[EightConstants.Lanes];
            Assert.Equal(images, EightSlots.ReadTwoFours(row, 0, layout.StatesAt * sizeof(long), ref laidOut[0], ref untouched[0], wantsKeys: false));
            Assert.All(untouched, key => Assert.Equal(0, key));
            var ofNone = EightSlots.ReadTwoFours(null, 0, 0, ref laidOut[0], ref keys[0], wantsKeys: true);
            Assert.Equal(constants.Select(lane => (lane[0], (int)lane[2])), keys.Select((key, lane) => (key, ofNone[lane])));
        }
    }

    private static (long Key, int Image) Expected(FactRow row, Column column, long[] constants)
    {
        if (row.State(column) is not FactState.Known and var state)
        {
            var failed = state == FactState.Failed ? 1 : 0;
            return (constants[0] + failed, (int)constants[2] + failed);
        }
        var value = unchecked(row.GetBits(column) + constants[1]);
        return (Math.Clamp(value, KeySet.First, KeySet.Last), (int)Math.Clamp(value, constants[3], constants[4]));
    }

    // In the order of EightConstants: not known, added, the image of not known, the lowest and the highest image.
    private static long[] Constants(Random random) => random.Next(2) == 0
        ? [KeySet.NotKnown, 0, KeyImage.NotKnown, KeyImage.First, KeyImage.Last]
        : [0, 2, 0, 2, 9];

    private static int Near(Random random) => Math.Clamp(Ends[random.Next(Ends.Length)] + random.Next(-1, 2), KeyImage.NotKnown, KeyImage.End);
}
