using System.Buffers;
using System.Text.Json;
using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>How much a whole decision of the shipped workspace takes, in bytes, which no other work on the machine changes.</summary>
public sealed class DecisionWorkTests
{
    // An account has four contacts on average. What is allowed is about one and a half times what it takes, so that only
    // a new habit fails, and not a new fact.
    [Fact]
    public void ADecisionWithoutWordsAllocatesWhatItGivesBack() =>
        Assert.InRange(BytesOf(request => request with { WritesMessages = false, LooksAtMisses = false }), 1, 11_000);

    [Fact]
    public void WhyNotTheOthersTakesNoWordsUntilSomebodyReads() =>
        Assert.InRange(BytesOf(request => request with { WritesMessages = false }) - BytesOf(request => request with { WritesMessages = false, LooksAtMisses = false }), 1, 8_000);

    [Fact]
    public void AWholeDecisionAllocatesLittleMoreThanItsMessages() =>
        Assert.InRange(BytesOf(request => request), 1, 45_000);

    [Fact]
    public void WritingADecisionMakesNoTextOfAReason()
    {
        var decisions = ShippedBook.Decisions.Select(made => made.Decision with { Actions = [], Missing = [], Rules = [] }).ToArray();
        var bytes = new ArrayBufferWriter<byte>(64 * 1024);
        var writer = new Utf8JsonWriter(bytes);
        WriteAll();
        var before = GC.GetAllocatedBytesForCurrentThread();

        WriteAll();

        // A reason of eighty letters would be two hundred bytes, and there are some twenty in each.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / decisions.Length, 0, 2_000);

        void WriteAll()
        {
            foreach (var decision in decisions)
            {
                bytes.ResetWrittenCount();
                writer.Reset(bytes);
                DecisionJson.Write(writer, decision);
            }
        }
    }

    private static long BytesOf(Func<DecisionRequest, DecisionRequest> change)
    {
        var requests = ShippedBook.Decisions.Select(made => change(made.Request with { ExplainsAllRules = false, Id = "decision" })).ToArray();
        DecideAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        DecideAll();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / requests.Length;

        void DecideAll()
        {
            foreach (var request in requests)
            {
                ShippedBook.Release.Decider.Decide(request);
            }
        }
    }
}
