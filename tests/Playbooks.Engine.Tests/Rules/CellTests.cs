using System.Globalization;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Tests.Checking;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests.Rules;

public sealed class CellTests
{
    private static readonly FactVocabulary Vocabulary =
        WorkspaceChecker.Check(WorkspaceCheckerTests.Load("tests/Playbooks.Engine.Tests/Checking/small")).Workspace!.Vocabulary;

    [Fact]
    public void CellsReadAsTheirTests() => CaseFile.Run("Rules/cells.cases", input =>
    {
        var (fact, cell) = (input[..input.IndexOf(": ", StringComparison.Ordinal)], input[(input.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        var diagnostics = new List<Diagnostic>();
        var test = CellParser.Parse(Excerpt.Of(cell), Vocabulary.Find(fact)!, diagnostics);
        Assert.Equal(test is null, diagnostics.Exists(diagnostic => diagnostic.IsError));
        return diagnostics.Count > 0 ? Shown.WithMessages(diagnostics) : Describe(test!);
    });

    [Theory]
    [InlineData("contact.attitude", "=< 7", "write `<=`")]
    [InlineData("contact.attitude", "=> 7", "write `>=`")]
    [InlineData("contact.attitude", "<> 7", "write `not` and the value")]
    [InlineData("contact.attitude", "< 30%", "write the number alone: `30`")]
    [InlineData("account.arr", "€ 10", "write the number alone: `10`")]
    [InlineData("contact.attitude", "less than 30", "write `< 30`")]
    [InlineData("contact.attitude", "many more than 30", "numbers are compared with `<`, `<=`, `>` or `>=`; a range is written `10 to 20`")]
    [InlineData("account.arr", "More  than 10k", "write `> 10000`")]
    [InlineData("account.arr", "10k+", "write `>= 10000`")]
    [InlineData("account.arr", "1,250,000 or less", "write `<= 1250000`")]
    [InlineData("account.arr", "between 10,000 and 2m", "write `10000 to 2000000`")]
    [InlineData("account.openTickets", "more than 3", "write `> 3`")]
    [InlineData("account.openTickets", "min. 3", "write `>= 3`")]
    [InlineData("account.openTickets", "up to 3", "write `<= 3`")]
    [InlineData("account.openTickets", "-", "`*` stands for anything")]
    [InlineData("account.openTickets", "none", "write `is not known`")]
    [InlineData("account.renewsOn", "before 2026-12-31", "write `< 2026-12-31`")]
    [InlineData("account.renewsOn", "in the next 30 days", "write `within 30 days`")]
    [InlineData("contact.role", "Any", "`*` stands for anything")]
    [InlineData("contact.role", "!EndUser", "write `not EndUser`")]
    [InlineData("contact.role", "all but EndUser", "write `not EndUser`")]
    [InlineData("contact.role", "NoEndUser", "did you mean `EndUser`?")]
    [InlineData("contact.leads", "1", "write `true`")]
    [InlineData("account.name", "*bank*", "write `contains bank`")]
    [InlineData("account.name", "EU-*", "write `starts EU-`")]
    [InlineData("account.name", "*Ltd", "write `ends Ltd`")]
    [InlineData("account.name", "North*West", "write `'North*West'` where the value holds a star, or a test such as `starts`")]
    [InlineData("contact.attitude", "7,5", "numbers have no separators and a point before the decimals: `1234.5`")]
    [InlineData("account.openTickets", "5.0", "numbers are written like `12` or `-3.5`")]
    [InlineData("contact.role", "EndUser, DecisionMaker", "several values are written `EndUser | DecisionMaker`")]
    [InlineData("contact.role", "EndUser or DecisionMaker", "several values are written `EndUser | DecisionMaker`")]
    [InlineData("contact.attitude", "≥ 7", "write `>=`")]
    [InlineData("contact.attitude", "> 3 and < 7", "`10 to 20` is a range; for more, use `if` or several rules")]
    [InlineData("account.arr", "> 100.000", "thousands have no separators: `100000`")]
    [InlineData("contact.leads", "yes", "write `true`")]
    [InlineData("contact.leads", "No", "write `false`")]
    [InlineData("account.renewsOn", "< 90 days", "write `within 90 days` from now on, or `in the last 90 days`")]
    [InlineData("account.renewsOn", "> 90 days", "write `in more than 90 days`, or `more than 90 days ago`")]
    [InlineData("account.renewsOn", "within 1,5 years", "a point stands before the decimals: `1.5`")]
    [InlineData("account.renewsOn", "within 90d", "write `90 days`")]
    [InlineData("account.renewsOn", "within 90days", "write `90 days`")]
    [InlineData("account.renewsOn", "within 12 hrs", "write `12 hours`")]
    [InlineData("account.renewsOn", "within 12 working days", "working time is counted like `12 business days`")]
    public void ACellThatIsAlmostRightIsHelped(string fact, string cell, string help)
    {
        var diagnostics = new List<Diagnostic>();

        CellParser.Parse(Excerpt.Of(cell), Vocabulary.Find(fact)!, diagnostics);

        Assert.Equal(help, Assert.Single(diagnostics).Help);
    }

    private static string Describe(CellTest test) => test switch
    {
        AnyTest => "anything",
        KnownTest known => known.MustBeKnown ? "known" : "not known",
        OneOfTest one => (one.IsNegated ? "none of " : "one of ") + List(one.Values),
        RangeTest range => Range(Text(range.From), range.IncludesFrom, Text(range.To), range.IncludesTo),
        RelativeTest range => "now " + Range(Text(range.From?.TotalDays), range.IncludesFrom, Text(range.To?.TotalDays), range.IncludesTo),
        TextTest text => $"{text.Match} {List(text.Values)}",
        HasTest has => (has.IsNegated ? "has none of " : "has one of ") + List(has.Values),
        _ => "empty",
    };

    private static string Range(string from, bool includesFrom, string to, bool includesTo) =>
        $"{(includesFrom ? '[' : '(')}{from} .. {to}{(includesTo ? ']' : ')')}";

    private static string List<T>(IEnumerable<T> values) => string.Join(", ", values.Select(value => $"<{Text(value)}>"));

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => $"{Convert.ToString(value, CultureInfo.InvariantCulture)}{(value is decimal ? "m" : value is long ? "L" : "")}",
    };
}
