using System.Globalization;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Compiling.Index;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Tests.Compiling.Index;

/// <summary>What a lookup costs in work, on any machine: rules tested one by one, bytes allocated, memory kept.</summary>
public sealed class IndexWorkTests
{
    private const int Decisions = 500;

    [Theory]
    [InlineData(10, 0)]
    [InlineData(100, 0)]
    [InlineData(3_000, 40)]
    public void FewRulesAreTestedOneByOneHoweverManyThereAre(int rules, int mostTested)
    {
        var (index, frames) = Ranges(rules);
        var buffer = index.NewBuffer();

        foreach (var frame in frames)
        {
            index.All(frame, buffer);
        }

        Assert.True(buffer.Tested <= (long)mostTested * frames.Length, $"{buffer.Tested / (double)frames.Length} rules tested in each lookup");
    }

    [Fact]
    public void TheBestMatchTestsFewerRulesThanAllMatches()
    {
        var (index, frames) = Ranges(3_000);
        var (best, all) = (index.NewBuffer(), index.NewBuffer());

        foreach (var frame in frames)
        {
            index.Best(frame, best);
            index.All(frame, all);
        }

        Assert.True(best.Tested < all.Tested, $"{best.Tested} and {all.Tested}");
    }

    [Fact]
    public void LookingUpAllocatesNothing()
    {
        var (index, frames) = Ranges(1_000);
        var buffer = index.NewBuffer();
        LookUp();

        var before = GC.GetAllocatedBytesForCurrentThread();
        LookUp();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void LookUp()
        {
            foreach (var frame in frames)
            {
                index.Best(frame, buffer);
                index.All(frame, buffer);
            }
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3_000)]
    public void NearMissesAreFoundWithoutTryingManyRulesAndWithoutAllocating(int rules)
    {
        var (index, frames) = Ranges(rules);
        var (buffer, tried) = (index.NewBuffer(), 0);
        var trace = new MissTrace(index.Actions, (_, _) =>
        {
            tried++;
            return 1;
        });
        LookUp();
        tried = 0;

        var before = GC.GetAllocatedBytesForCurrentThread();
        LookUp();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.InRange(tried, 0, 8 * frames.Length);

        void LookUp()
        {
            foreach (var frame in frames)
            {
                trace.Clear();
                index.FindMisses(frame, buffer, trace);
            }
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(3_000)]
    public void AnIndexKeepsWithinItsMemory(int rules) =>
        Assert.InRange(Ranges(rules).Index.Bytes, 1, 2_048L * rules);

    [Fact]
    public void WhatKeysCannotSayIsTestedOfCandidatesAlone()
    {
        var release = Sample.Rules([.. Enumerable.Range(0, 200).Select(i =>
            $$"""{ "id": "r{{i}}", "title": "r", "when": { "account.tickets": "{{i}}", "account.name": "contains gate" }, "then": "watch" }""")]).Release();
        var index = new RuleIndex(release.Decider.Compiled.Rules);
        var buffer = index.NewBuffer();

        index.All(FrameOf(release, """{ "account": { "tickets": 17, "name": "Northgate" }, "contact": {} }"""), buffer);

        Assert.Equal(17, Assert.Single(buffer.Found[..buffer.Count]));
        Assert.Equal(1, buffer.Tested);
    }

    // Rules with one or two ranges of their own each, and a choice for every other one.
    private static (RuleIndex Index, EvaluationFrame[] Frames) Ranges(int rules)
    {
        var random = new Random(rules);
        var release = Sample.Rules([.. Enumerable.Range(0, rules).Select(Rule)]).Release();
        var frames = Enumerable.Range(0, Decisions).Select(_ => FrameOf(release, string.Create(CultureInfo.InvariantCulture, $$"""
            { "account": { "score": {{random.Next(100_000) / 1000.0}}, "tickets": {{random.Next(5_000)}}, "plan": "{{(random.Next(2) == 0 ? "Basic" : "Premium")}}" }, "contact": { "role": "User" } }
            """)));
        return (new RuleIndex(release.Decider.Compiled.Rules), [.. frames]);

        string Rule(int i)
        {
            var (from, size) = (random.Next(100_000) / 1000.0, random.Next(1, 8_000) / 1000.0);
            var second = random.Next(2) == 0 ? string.Create(CultureInfo.InvariantCulture, $", \"account.tickets\": \"> {random.Next(5_000)}\"") : "";
            var choice = random.Next(2) == 0 ? ", \"account.plan\": \"Basic\", \"contact.role\": \"not Sponsor\"" : "";
            return string.Create(CultureInfo.InvariantCulture, $$"""{ "id": "r{{i}}", "title": "r", "when": { "account.score": "{{from}} to {{from + size}}"{{second}}{{choice}} }, "then": "watch" }""");
        }
    }

    private static EvaluationFrame FrameOf(Release release, string facts)
    {
        var request = Sample.RequestFor(release, facts);
        var frame = new EvaluationFrame(request.At, rows: 4);
        frame.Rows[(int)Entity.Account] = request.Facts.Account;
        frame.Rows[(int)Entity.Contact] = request.Facts.Contacts[0];
        return frame;
    }
}
