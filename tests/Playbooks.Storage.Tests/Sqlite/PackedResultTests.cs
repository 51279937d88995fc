using System.Text;
using Playbooks.Engine.Deciding;
using Playbooks.Storage.Sqlite.Decisions;

namespace Playbooks.Storage.Tests.Sqlite;

/// <summary>Results with texts in them that others have alike.</summary>
public sealed class PackedResultTests
{
    private static readonly SharedText s_known = new("the store has this text already"u8);
    private static readonly SharedText s_unknown = new("and this one not"u8);

    [Theory]
    [InlineData("")]
    [InlineData("K")]
    [InlineData("KK")]
    [InlineData("{\"why\":\"K; K\"}")]
    [InlineData("K at both ends K")]
    [InlineData("only U")]
    [InlineData("abKabKbaKbaKabK")]
    [InlineData("aKbcKaKbcKdKaK")]
    [InlineData("{\"a\":\"U, K and U, \u00fcber\"}")]
    public void WhatWasPackedComesOutAgain(string pattern)
    {
        foreach (var number in new[] { 1L, 0x7F, 0x80, 40_000, long.MaxValue })
        {
            var (result, shared) = Write(pattern);

            var packed = PackedResult.Pack(result, [.. shared], text => text == s_known ? number : 0);

            Assert.Equal(
                Encoding.UTF8.GetString(result),
                Encoding.UTF8.GetString(PackedResult.Unpack(packed, asked => asked == number ? s_known.Json.ToArray() : []).Span));
        }
    }

    [Fact]
    public void AKnownTextTakesAFewBytes()
    {
        var (result, shared) = Write(string.Concat(Enumerable.Repeat("{\"why\":\"K\"},", 100)));

        Assert.InRange(PackedResult.Pack(result, [.. shared], _ => 1_000).Length, 1, 100 * 15 + 10);
    }

    [Fact]
    public void WhatStandsBetweenTextsAgainAndAgainIsWrittenOnce()
    {
        var (result, shared) = Write(string.Concat(Enumerable.Repeat("K,\"contact\":\"C-4004\",K\"},{", 100)));

        Assert.InRange(PackedResult.Pack(result, [.. shared], _ => 1).Length, 1, (4 * 100) + 30);
    }

    [Fact]
    public void AResultThatWasPackedWithoutRepeatingComesOutAgain()
    {
        byte[] older = [1, 2, (byte)'a', (byte)'b', 7, 2, (byte)'a', (byte)'b', 0x80, 1, 0];

        Assert.Equal("ab[7]ab[128]", Encoding.UTF8.GetString(PackedResult.Unpack(older, number => Encoding.UTF8.GetBytes($"[{number}]")).Span));
    }

    [Fact]
    public void AResultWithNothingToPackStaysAsItIs()
    {
        var (result, shared) = Write("{\"why\":\"U\"}");

        Assert.Equal(result, PackedResult.Pack(result, [.. shared], _ => 0).ToArray());
        Assert.Equal(result, PackedResult.Unpack(result, _ => []).ToArray());
    }

    private static (byte[] Result, List<SharedPart> Shared) Write(string pattern)
    {
        var (result, shared) = (new MemoryStream(), new List<SharedPart>());
        foreach (var letter in pattern)
        {
            var text = letter switch { 'K' => s_known, 'U' => s_unknown, _ => null };
            if (text is not null)
            {
                shared.Add(new SharedPart((int)result.Length, text));
            }
            result.Write(text is null ? Encoding.UTF8.GetBytes(letter.ToString()) : text.Json);
        }
        return (result.ToArray(), shared);
    }
}
