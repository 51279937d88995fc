using System.Collections.Immutable;
using System.Text;
using Playbooks.Engine.Deciding;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Decisions;
using Playbooks.Storage.Tests.Contracts;

namespace Playbooks.Storage.Tests.Sqlite;

public sealed class KeptTextsTests
{
    [Fact]
    public async Task HoweverManyAreReadAFewStayInMemory()
    {
        const int Most = 3;
        await using var temporary = await TemporaryStore.OpenAsync();
        using var connection = new Database(temporary.File).Open();
        ImmutableArray<SharedText> all = [.. Enumerable.Range(0, 10).Select(number => new SharedText(Encoding.UTF8.GetBytes($"what release {number} says")))];
        var texts = new KeptTexts(Most);
        texts.Learn(all, KeptTexts.Keep(connection, all));

        for (var turn = 0; turn < 2; turn++)
        {
            foreach (var text in all)
            {
                var made = Given.Decision("01A", 1) with { Result = text.Json.ToArray(), Shared = [new SharedPart(0, text)] };
                var packed = made with { Result = texts.Pack(made) };

                Assert.True(packed.Result.Length < made.Result.Length);
                Assert.Equal(made.Result.ToArray(), texts.Unpack(connection, packed).Result.ToArray());
                Assert.InRange(texts.InMemory, 1, Most);
            }
        }
    }
}
