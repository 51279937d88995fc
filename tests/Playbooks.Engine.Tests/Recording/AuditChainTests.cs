using Playbooks.Engine.Recording;

namespace Playbooks.Engine.Tests.Recording;

public sealed class AuditChainTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AnUntouchedChainHasNoBreak() =>
        Assert.Null(await AuditChain.FindBreakAsync(Read(Chain(5))));

    [Theory]
    [InlineData("changed", 3)]
    [InlineData("taken out", 3)]
    [InlineData("put in", 3)]
    [InlineData("swapped", 3)]
    public async Task WhateverIsDoneToAnEntryShowsThere(string tampering, long expected)
    {
        var records = Chain(5);
        switch (tampering)
        {
            case "changed":
                records[2] = records[2] with { Entry = records[2].Entry with { Actor = "user:somebody" } };
                break;
            case "taken out":
                records.RemoveAt(2);
                break;
            case "put in":
                records.Insert(2, AuditChain.Follow("", 3, Entry(9)));
                break;
            default:
                (records[2], records[3]) = (records[3], records[2]);
                break;
        }

        Assert.Equal(expected, await AuditChain.FindBreakAsync(Read(records)));
    }

    [Fact]
    public void TextThatWandersBetweenPartsGivesAnotherHash() =>
        Assert.NotEqual(
            AuditChain.Follow("", 1, new AuditEntry(s_at, "user:ab", "c", "d")).Hash,
            AuditChain.Follow("", 1, new AuditEntry(s_at, "user:a", "bc", "d")).Hash);

    [Fact]
    public void ANoteThatIsEmptyIsNotTheSameAsNone() =>
        Assert.NotEqual(AuditChain.Follow("", 1, Entry(1) with { Note = "" }).Hash, AuditChain.Follow("", 1, Entry(1) with { Note = null }).Hash);

    private static AuditEntry Entry(int n) => new(s_at.AddMinutes(n), "user:ana", "release.published", $"{n}", $"note {n}");

    private static List<AuditRecord> Chain(int length)
    {
        var records = new List<AuditRecord>();
        for (var n = 1; n <= length; n++)
        {
            records.Add(AuditChain.Follow(records.Count == 0 ? AuditChain.Start : records[^1].Hash, n, Entry(n)));
        }
        return records;
    }

    private static async IAsyncEnumerable<AuditRecord> Read(List<AuditRecord> records)
    {
        foreach (var record in records)
        {
            await Task.CompletedTask;
            yield return record;
        }
    }
}
