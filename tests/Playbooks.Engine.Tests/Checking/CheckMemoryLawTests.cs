using System.Text;
using System.Text.Json;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Proving;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Tests.Checking;

/// <summary>A check with a memory ends as one without, whatever was checked before: same diagnostics, same hash, same decisions.</summary>
public sealed class CheckMemoryLawTests
{
    private const string Characters = "{}[]\",:;'|\\ abc01.-+<>=\n";
    private static readonly string[] Moved = ["playbooks/more.json", "playbooks/examples/more.json", "playbooks/tables/more.csv", "playbooks/scripts/more.js", "templates/_more.scriban", "templates/_signature.de.scriban", "templates/more.email.scriban", "templates/escalation.call.de.scriban"];
    private static readonly DocumentSet Small = WorkspaceCheckerTests.Load("tests/Playbooks.Engine.Tests/Checking/small");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ManyEditsInARowEndAsAFreshCheckDoes(int seed)
    {
        var (random, memory, documents) = (new Random(seed), new CheckMemory(), Small);
        var clean = 0;
        for (var i = 0; i < 250; i++)
        {
            documents = random.Next(3) == 0 ? Small : documents;
            documents = Edit(documents, random);
            clean += AssertSame(documents, memory) ? 1 : 0;
        }
        Assert.InRange(clean, 20, 249);
    }

    [Fact]
    public void SoDoEditsInASmallMemory()
    {
        var (random, memory) = (new Random(4), new CheckMemory(4_000));
        for (var i = 0; i < 60; i++)
        {
            AssertSame(Edit(Small, random), memory);
        }
    }

    [Fact]
    public void DocumentsThatCannotBeReadAreKnownFromEmptyOnes()
    {
        var memory = new CheckMemory();
        foreach (var path in Small.Texts.Keys)
        {
            AssertSame(Small.With(path, ""), memory);
            AssertSame(Small.Without(path) with { Unreadable = [path] }, memory);
            AssertSame(Small.Without(path), memory);
            AssertSame(Small, memory);
        }
    }

    private static bool AssertSame(DocumentSet documents, CheckMemory memory)
    {
        var (fresh, known) = (WorkspaceChecker.Check(documents), WorkspaceChecker.Check(documents, memory));
        Assert.Equal(fresh.Diagnostics.Select(DiagnosticText.Render), known.Diagnostics.Select(DiagnosticText.Render));
        Assert.Equal((fresh.Counts, fresh.IsClean), (known.Counts, known.IsClean));
        if (fresh.Workspace is { } workspace && documents.Unreadable.IsEmpty)
        {
            Assert.Equal(Decisions(Release.Create(workspace)), Decisions(Release.Create(known.Workspace!)));
        }
        return fresh.IsClean;
    }

    private static string Decisions(Release release)
    {
        var text = new StringBuilder(release.Hash);
        foreach (var example in Examples.Read(release.Workspace, []))
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                DecisionJson.Write(writer, release.Decider.Decide(new DecisionRequest(example.Facts, example.At) { History = example.History, ExplainsAllRules = true }));
            }
            text.Append('\n').Append(Encoding.UTF8.GetString(buffer.ToArray()));
        }
        return text.ToString();
    }

    private static DocumentSet Edit(DocumentSet documents, Random random)
    {
        var paths = documents.Texts.Keys.ToArray();
        var path = paths[random.Next(paths.Length)];
        var text = documents.Texts[path];
        return random.Next(8) switch
        {
            0 => documents.Without(path),
            1 => documents.With(Moved[random.Next(Moved.Length)], text),
            2 => documents.With(path, Small.Texts.GetValueOrDefault(path, "")),
            3 => documents.With(path, Mutate(text, random)),
            4 => documents.With(path, text + "\n"),
            5 => documents.With(path, text.Replace("HighRisk", "Trapped", StringComparison.Ordinal)),
            _ => documents.With(path, Recount(text, random)),
        };
    }

    private static string Mutate(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return text.Length == 0 || random.Next(2) == 0
            ? text.Insert(at, Characters.Substring(random.Next(Characters.Length), 1))
            : text.Remove(Math.Min(at, text.Length - 1), 1);
    }

    // Another digit for one: most such edits leave a workspace clean and change what it decides.
    private static string Recount(string text, Random random)
    {
        int[] digits = [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]))];
        return digits.Length == 0 ? text : text[..digits[random.Next(digits.Length)]] is var head ? head + (char)('1' + random.Next(9)) + text[(head.Length + 1)..] : text;
    }
}
