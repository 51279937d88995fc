using FsCheck;
using FsCheck.Fluent;
using Playbooks.Engine.Publishing;

namespace Playbooks.Engine.Tests.Publishing;

public sealed class TextDifferenceTests
{
    // Few different lines, so that much is alike, moved and repeated.
    private static readonly Gen<string> s_line = Gen.Elements("a\n", "b\n", "c\n", "\n", "d\r\n", "  e\n");

    private static readonly Gen<string> s_text =
        from lines in s_line.ArrayOf()
        from end in Gen.Elements("", "a", "end")
        select string.Concat(lines) + end;

    [Fact]
    public void ApplyingTheDifferenceGivesTheNewText() =>
        Prop.ForAll(s_text.ToArbitrary(), s_text.ToArbitrary(), (from, to) => TextDifference.Between(from, to).Apply() == to)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60));

    [Fact]
    public void ApplyingTheWrittenDifferenceGivesTheNewText() =>
        Prop.ForAll(s_text.ToArbitrary(), s_text.ToArbitrary(), (from, to) => Patch(from, TextDifference.Between(from, to).ToString()) == to.Replace("\r\n", "\n", StringComparison.Ordinal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60));

    [Fact]
    public void ATextDoesNotDifferFromItself() =>
        Prop.ForAll(s_text.ToArbitrary(), text => TextDifference.Between(text, text).ToString().Length == 0).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void AChangeIsShownWithThreeLinesAroundIt() =>
        Assert.Equal(
            "@@ -3,7 +3,7 @@\n 3\n 4\n 5\n-6\n+six\n 7\n 8\n 9",
            TextDifference.Between("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "1\n2\n3\n4\n5\nsix\n7\n8\n9\n10\n").ToString());

    [Fact]
    public void ANewDocumentIsAllPlus() =>
        Assert.Equal("@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file", TextDifference.Between(null, "a\nb").ToString());

    [Fact]
    public void LongTextsThatHaveNothingInCommonAreTakenAsReplaced()
    {
        var (from, to) = (Numbered("old", 20_000), Numbered("new", 20_000));
        var difference = TextDifference.Between("same\n" + from, "same\n" + to);
        var change = Assert.Single(difference.Changes);
        Assert.Equal((1, 20_000, 20_000), (change.OldStart, change.Removed.Length, change.Added.Length));
        Assert.EndsWith("… the rest is left out", difference.ToString(), StringComparison.Ordinal);
        Assert.Equal("same\n" + to, difference.Apply());
    }

    private static string Numbered(string word, int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"{word} {i}\n"));

    // What `patch` does, written from the format's description.
    private static string Patch(string from, string difference)
    {
        if (difference.Length == 0)
        {
            return from.Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        var old = from.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line => line + "\n").ToList();
        old[^1] = old[^1].TrimEnd('\n');
        var text = new List<string>();
        var next = 0;
        foreach (var line in difference.Split('\n'))
        {
            if (line.StartsWith("@@ -", StringComparison.Ordinal))
            {
                var range = line[4..line.IndexOf(" +", StringComparison.Ordinal)].Split(',');
                var start = int.Parse(range[0], null) - (range is [_, "0"] ? 0 : 1);
                text.AddRange(old[next..start]);
                next = start;
            }
            else if (line.StartsWith('\\'))
            {
                text[^1] = text[^1].TrimEnd('\n');
            }
            else
            {
                next += line[0] == '+' ? 0 : 1;
                if (line[0] != '-')
                {
                    text.Add(line[1..] + "\n");
                }
                else
                {
                    text.Add("");
                }
            }
        }
        return string.Concat(text.Concat(old[next..]));
    }
}
