using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>All messages that are written for the sample book and in the examples read well.</summary>
public sealed class MessageTests
{
    [Fact]
    public void NoMessageIsWithheldBecauseOfItsTemplate()
    {
        Assert.Empty(Decisions().SelectMany(decision => decision.Failures).Select(failure => $"{failure.Where}: {failure.Diagnostic.Message}"));
        var reasons = Decisions().SelectMany(decision => decision.Actions).SelectMany(action => action.Withheld).Select(withheld => withheld.Why);
        Assert.All(reasons, why => Assert.DoesNotContain("not known", why, StringComparison.Ordinal));
        Assert.Empty(Steps().Where(written => !written.Text.IsRendered).Select(written => $"{written.Template}: {written.Text.Failure!.Message}"));
    }

    [Fact]
    public void NobodyIsToldSorryWithoutARecordedFault()
    {
        var fault = ShippedBook.Release.Workspace.Vocabulary.Find("event.fault")!.Column;
        foreach (var decision in Decisions().Where(decision => decision.Event?.Get(fault) is null))
        {
            // Call scripts and interviews tell the agent about apologies, which is no apology.
            var toCustomers = decision.Actions.SelectMany(action => action.Messages).Where(message => message.Channel is "email" or "letter");
            Assert.All(toCustomers, message => Assert.DoesNotMatch("(?i)sorry|apologi|tut mir leid", message.Body));
        }
    }

    [Fact]
    public void NoMessageLooksLikeAForm() =>
        Assert.All(Texts(), text =>
        {
            Assert.DoesNotContain("\n\n\n", text.Body, StringComparison.Ordinal);
            Assert.DoesNotMatch(@" ,|\S  |, *[.,]|(?<!\.)\.\.(?!\.)|\{\{|\}\}", $"{text.Subject}\n{text.Body}");
            Assert.InRange(text.Body.Length, 40, 6_000);
        });

    [Fact]
    public void NoMessageHasAWordThatOnlyTheRulesKnow() =>
        Assert.All(Texts(), text => Assert.DoesNotMatch("ExecutiveSponsor|DecisionMaker|PrimaryContact|EndUser|HighRisk|TrulyLoyal|RedZone|DeadZone", text.Body));

    private static IEnumerable<(DecisionRequest Request, Decision Decision)> Decided() => ShippedBook.Decisions.Concat(ShippedBook.Examples);

    private static IEnumerable<Decision> Decisions() => Decided().Select(decided => decided.Decision);

    private static IEnumerable<WrittenTemplate> Steps() => Decided().SelectMany(decided => ShippedBook.StepsOf(decided.Request, decided.Decision));

    private static IEnumerable<(string? Subject, string Body)> Texts() =>
        Decisions().SelectMany(decision => decision.Actions).SelectMany(action => action.Messages).Select(message => (message.Subject, message.Body))
            .Concat(Steps().Where(written => written.Text.IsRendered).Select(written => (written.Text.Subject, written.Text.Text!)));
}
