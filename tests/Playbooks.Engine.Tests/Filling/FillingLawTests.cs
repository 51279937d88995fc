using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Playbooks.Language.Values;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Filling;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Tests.Compiling.Index;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests.Filling;

/// <summary>What is filled in from bytes is what is read from the tree; what has a mistake is never filled in.</summary>
public sealed partial class FillingLawTests
{
    private const int Texts = 4_000;
    private const int MostChanges = 3;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly FactVocabulary Vocabulary = Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").Release().Workspace.Vocabulary;

    // What texts go wrong by, and what stands near the edges of what is right.
    private static readonly string[] Pieces =
    [
        "\"", "{", "}", "[", "]", ",", ":", "null", "true", "\"a\"", "0", "-", "1e3", "12.0", "0.30", "-0", "-0.0", "123456789012345678", "1234567890123456789", "00",
        "9007199254740993", "0.1234567890123456", "\\u0041", "\\ud800", "\\n", "ü", "\t", "\u0001", "\uFEFF", "\"id\":\"C-1\",", "\"times\":2,", "\"arr\":1,", "\"at\":\"2026-01-01\",",
        "\"tier\":\"High\",", "\"nobody\":1,", "{\"value\":3,\"asOf\":\"2026-01-01\"}", "{\"asOf\":\"2026-01-01T00:00:00Z\",\"value\":null}", "{\"value\":3}", "\"contact\":{},", "\"contacts\":[],",
        "\"history\":{\"open\":[{\"action\":\"call\",\"at\":\"2026-01-01\"}]},", "\"history\":{\"opened\":[]},", "\"event\":null,", "\"products\":[\"Time\",\"Time\"],", "\"products\":[null],",
        "2026-02-29", "2028-02-29", "2026-1-1", "//", "High", "Basic", "\"score\":100.0001,", "\"score\":1e1,", "\"score\":-0.0,",
    ];

    [Fact]
    public void WhatIsFilledInIsWhatIsRead()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Texts).WithQuietOnSuccess(true);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Agrees(TextOf(new Random(seed)))).Check(config);
    }

    [Fact]
    public void WhatIsPlainlyRightIsFilledIn()
    {
        var random = new Random(7);

        for (var i = 0; i < 200; i++)
        {
            // What has more digits than fit is read with care.
            var text = LongNumber().Replace(new RandomRules(random).Facts(), "12");
            Assert.True(FactsJson.TryReadRequest(Encoding.UTF8.GetBytes(text), Vocabulary, Now) is not null, text);
        }
    }

    [Fact]
    public void ARowOfTheStoreIsFilledInAsItIsRead()
    {
        const string text = """{"arr":{"value":1200.50,"asOf":"2026-01-01"},"plan":"Basic","products":["Time"],"renewsOn":"2026-05-01"}""";
        var (filled, ages) = (FactsFiller.FillRow(FactSlots.Of(Vocabulary), Encoding.UTF8.GetBytes(text), Entity.Account, []), new List<Diagnostic>());
        var reader = new FactRowReader(Vocabulary, ages);

        var read = reader.Read((JsonObject)JsonReader.Read(new SourceText("account", text), ages).Root!, Entity.Account);

        Assert.Equal(Vocabulary.Account.Columns.Select(read.Get), Vocabulary.Account.Columns.Select(filled!.Get));
        Assert.Equal("1200.50", ((decimal)filled.Get(Vocabulary.Account.Find("arr")!)!).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("list of number", "[]", true)]
    [InlineData("list of number", "[1, 2.5, -3, 0]", true)]
    [InlineData("list of integer", "[1, -2]", true)]
    [InlineData("list of money", "[1.50, 2]", true)]
    [InlineData("list of number", "[1, 1e3]", false)]
    [InlineData("list of integer", "[1, 2.5]", false)]
    [InlineData("list of number", "[1, \"2\"]", false)]
    [InlineData("list of text", "[\"a\", 2]", false)]
    [InlineData("list of number", "[null]", false)]
    public void ListsAreFilledInAsTheyAreRead(string type, string list, bool isPlain)
    {
        var vocabulary = Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""")
            .With("playbooks/facts.json", Sample.Facts.Replace("list of text", type, StringComparison.Ordinal)).Release().Workspace.Vocabulary;
        var text = $$"""{"account":{"id":"A-1","products":{{list}}},"contacts":[]}""";

        var filled = FactsJson.TryReadRequest(Encoding.UTF8.GetBytes(text), vocabulary, Now);

        Assert.Equal(isPlain, filled is not null);
        if (filled is not null)
        {
            var read = FactsJson.ReadRequest(JsonReader.Read(new SourceText("facts", text), []), vocabulary, Now, [])!.Facts;
            var products = vocabulary.Account.Find("products")!;
            Assert.Equal(read.Account.Get(products), filled.Facts.Account.Get(products));
        }
    }

    [GeneratedRegex("-?[0-9]{19,}")]
    private static partial Regex LongNumber();

    private static string TextOf(Random random)
    {
        var text = new RandomRules(random).Facts();
        for (var i = random.Next(MostChanges + 1); i > 0; i--)
        {
            var at = random.Next(text.Length);
            var (length, piece) = (random.Next(4) == 0 ? Math.Min(random.Next(12), text.Length - at) : 0, Pieces[random.Next(Pieces.Length)]);
            // Half of the time where a member or a value begins, so that much of it stays right.
            at = random.Next(2) == 0 && text.AsSpan(at).IndexOfAny('{', ' ') is >= 0 and var next ? at + next + 1 : at;
            length = Math.Min(length, text.Length - at);
            text = string.Concat(text.AsSpan(0, at), piece, text.AsSpan(at + length));
        }
        return text;
    }

    private static bool Agrees(string text)
    {
        if (FactsJson.TryReadRequest(Encoding.UTF8.GetBytes(text), Vocabulary, Now) is not { } filled)
        {
            return true;
        }
        var diagnostics = new List<Diagnostic>();
        var read = FactsJson.ReadRequest(JsonReader.Read(new SourceText("facts", text), diagnostics), Vocabulary, Now, diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(Written(read!), Written(filled));
        Assert.Equal(Amounts(read!), Amounts(filled));
        Assert.Equal(read!.At, filled.At);
        return true;
    }

    // Amounts that are written alike may still have other decimal places, by which they are shown.
    private static IEnumerable<int> Amounts(DecisionRequest request) => request.Facts.Account.Layout.Columns
        .Where(column => column.Storage == SlotStorage.Decimals)
        .SelectMany(column => decimal.GetBits(request.Facts.Account.GetDecimal(column)));

    private static string Written(DecisionRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            FactsJson.Write(writer, Vocabulary, request.Facts, request.History);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
