using Playbooks.Studio.Wording;

namespace Playbooks.Studio.Tests.Wording;

public sealed class WordsTests
{
    [Theory]
    [InlineData("HighRisk", "High risk")]
    [InlineData("accountExecutive", "Account executive")]
    [InlineData("Low", "Low")]
    [InlineData("daysToRenewal", "Days to renewal")]
    [InlineData("ARR", "ARR")]
    [InlineData("Month-to-month", "Month-to-month")]
    [InlineData("Two words", "Two words")]
    [InlineData("A1", "A1")]
    [InlineData("", "")]
    public void NamesReadAsWords(string name, string words) => Assert.Equal(words, Words.Spaced(name));

    [Theory]
    [InlineData(0, "0 rules")]
    [InlineData(1, "1 rule")]
    [InlineData(12, "12 rules")]
    public void NumbersTakeTheRightForm(int number, string words) => Assert.Equal(words, Words.Count(number, "rule", "rules"));

    [Theory]
    [InlineData(-120, "overdue")]
    [InlineData(0, "now")]
    [InlineData(1, "in 1 minute")]
    [InlineData(89, "in 89 minutes")]
    [InlineData(240, "in 4 hours")]
    [InlineData(60 * 24 * 3, "in 3 days")]
    public void MomentsSayHowFarOffTheyAre(int minutes, string words)
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(words, Moments.FromNow(now.AddMinutes(minutes), now));
    }

    [Fact]
    public void MomentsAreShownInUtc() =>
        Assert.Equal("Mon 2 Mar 2026, 07:30 UTC", Moments.Shown(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(2))));

    [Theory]
    [InlineData("the note is missing", "The note is missing.")]
    [InlineData("Why?", "Why?")]
    [InlineData(" done. ", "Done.")]
    [InlineData("", "")]
    public void AMessageBecomesASentence(string message, string sentence) => Assert.Equal(sentence, Words.Sentence(message));
}
