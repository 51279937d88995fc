using System.Buffers;
using System.Text;
using System.Text.Json;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Measuring;

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
    public void WorkingOutNoMoreFactsThanAreNeededAllocatesNoMore()
    {
        // A tenth of it: small objects that the compiler keeps on the stack where code is hot, and on the heap while it is not yet.
        const int OfTheCompiler = 500;
        // One of its own: what runs of decisions have grown to is shared with tests that decide at the same time.
        var decider = Release.Create(ShippedBook.Release.Workspace).Decider;
        Assert.InRange(BytesOf(DerivedWork.ActionsAlone, decider), 1, BytesOf(request => request with { WritesMessages = false, LooksAtMisses = false }, decider) + OfTheCompiler);
    }

    // An account has four contacts on average, each with six derived facts of its own, and seventy itself. The numbers are
    // exact: a change of the workspace that changes them is meant to be seen.
    [Fact]
    public void ADecisionOfABookWorksOutTheDerivedFactsThatItNeeds()
    {
        var work = DerivedWork.Of(ShippedBook.Release, [.. ShippedBook.Decisions.Select(made => made.Request)]);
        Assert.Equal((93.8, 83.2), (Math.Round(work.All, 1), Math.Round(work.Needed, 1)));
        // Ten of ninety-four are too few to look for.
        Assert.False(ShippedBook.Release.Decider.GainsByDerivingLess);
    }

    [Fact]
    public void WorkingOutNoMoreFactsThanAreNeededDecidesTheSame()
    {
        foreach (var (request, _) in ShippedBook.Decisions.Concat(ShippedBook.Examples))
        {
            var all = request with { Id = "id", WritesMessages = false, LooksAtMisses = false, ExplainsAllRules = false };
            var (whole, part) = (ShippedBook.Release.Decider.Decide(all), ShippedBook.Release.Decider.Decide(DerivedWork.ActionsAlone(all)));
            Assert.Equal(Json(whole with { Failures = [] }), Json(part with { Failures = [] }));
        }
    }

    [Fact]
    public void GeneratedCodeDecidesTheSame()
    {
        var generated = Release.Create(ShippedBook.Release.Workspace).Decider;
        generated.Generate();
        foreach (var (request, _) in ShippedBook.Decisions.Concat(ShippedBook.Examples))
        {
            Assert.Equal(Json(ShippedBook.Release.Decider.Decide(request)), Json(generated.Decide(request)));
        }
    }

    [Fact]
    public void WhyNotTheOthersTakesNoWordsUntilSomebodyReads() =>
        Assert.InRange(BytesOf(request => request with { WritesMessages = false }) - BytesOf(request => request with { WritesMessages = false, LooksAtMisses = false }), 1, 8_000);

    [Fact]
    public void AWholeDecisionAllocatesLittleMoreThanItsMessages() =>
        Assert.InRange(BytesOf(request => request), 1, 45_000);

    [OptimisedFact]
    public void AnAnswerAllocatesItsBytesAndThePlacesOfWhatItShares()
    {
        const int BytesOfAPlace = 16;
        var decisions = ShippedBook.Decisions.Select(made => made.Decision with { Rules = [] }).ToArray();
        var least = decisions.Sum(decision => DecisionJson.ToText(decision) is var text ? text.Json.Length + (BytesOfAPlace * text.Shared.Length) : 0);
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var decision in decisions)
        {
            DecisionJson.ToText(decision);
        }

        // The rest is reasons that name values, and steps, which are worked out when somebody reads them: texts of
        // messages, which are most of an answer, are not made again. It is 1,600 where the code is hot, and a little more where
        // few tests ran before.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before - least) / decisions.Length, 0, 2_000);
    }

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

    // Writes the facts of the report too.
    private static string Json(Decision decision)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            DecisionJson.Write(writer, decision);
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static long BytesOf(Func<DecisionRequest, DecisionRequest> change, Decider? decider = null)
    {
        var decides = decider ?? ShippedBook.Release.Decider;
        var requests = ShippedBook.Decisions.Select(made => change(made.Request with { ExplainsAllRules = false, Id = "decision" })).ToArray();
        DecideAll();
        // What is kept for the next decision may be collected between two, and is made again then: the least of some turns counts.
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            DecideAll();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }) / requests.Length;

        void DecideAll()
        {
            foreach (var request in requests)
            {
                decides.Decide(request);
            }
        }
    }
}
