using System.Text;
using System.Text.Json;
using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>What recommendations of the shipped workspace have alike.</summary>
public sealed class SharedTextTests
{
    [Fact]
    public void EachStandsWhereItsPlaceSays()
    {
        foreach (var (_, decision) in ShippedBook.Decisions.Concat(ShippedBook.Examples))
        {
            var text = DecisionJson.ToText(decision);
            var end = 0;
            foreach (var part in text.Shared)
            {
                Assert.InRange(part.Start, end, text.Json.Length);
                end = part.Start + part.Text.Json.Length;
                Assert.True(text.Json.Span[part.Start..end].SequenceEqual(part.Text.Json));
            }
        }
    }

    [Fact]
    public void ReasonsInJsonAreTheReasonsOfTheDecision()
    {
        foreach (var (_, decision) in ShippedBook.Decisions)
        {
            using var json = JsonDocument.Parse(DecisionJson.ToText(decision).Json);

            Assert.Equal(
                decision.NotChosen.Select(action => (action.Action, action.Contact, action.Rule, action.Why)),
                json.RootElement.GetProperty("notChosen").EnumerateArray().Select(action => (TextOf(action, "action")!, TextOf(action, "contact"), TextOf(action, "rule")!, TextOf(action, "why")!)));
            Assert.Equal(
                decision.Missing.Select(fact => (fact.Fact.Name, fact.Contact, fact.Fact.Asks ?? fact.Fact.Label, fact.WouldMatter)),
                json.RootElement.GetProperty("missing").EnumerateArray().Select(fact => (TextOf(fact, "fact")!, TextOf(fact, "contact"), TextOf(fact, "asks")!, fact.GetProperty("wouldMatter").GetBoolean())));
        }
    }

    [Fact]
    public void MostOfWhyNotTheOthersIsShared()
    {
        var (all, shared) = (0, 0);
        foreach (var (_, decision) in ShippedBook.Decisions)
        {
            var text = DecisionJson.ToText(decision with { Actions = [], Rules = [] });
            all += text.Json.Length;
            shared += text.Shared.Sum(part => part.Text.Json.Length);
        }

        // The rest is whom it is about, numbers, and what holds the pieces together.
        Assert.InRange((double)shared / all, 0.6, 1);
    }

    [Fact]
    public void MessagesInJsonAreTheMessagesOfTheDecision()
    {
        foreach (var (_, decision) in ShippedBook.Decisions.Concat(ShippedBook.Examples))
        {
            using var json = JsonDocument.Parse(DecisionJson.ToText(decision).Json);
            var actions = json.RootElement.GetProperty("actions").EnumerateArray().ToArray();

            Assert.Equal(
                decision.Actions.SelectMany(action => action.Messages.Select(message => (action.Because, message.Channel, message.Template, message.Subject, message.Body))),
                actions.SelectMany(action => action.GetProperty("messages").EnumerateObject().Select(message =>
                    (TextOf(action, "because")!, message.Name, TextOf(message.Value, "template")!, TextOf(message.Value, "subject"), TextOf(message.Value, "body")!))));
        }
    }

    [Fact]
    public void MostOfWhatIsToBeDoneIsShared()
    {
        var (all, shared) = (0, 0);
        foreach (var (_, decision) in ShippedBook.Decisions)
        {
            var text = DecisionJson.ToText(decision with { NotChosen = [], Missing = [], Failures = [], Rules = [] });
            all += text.Json.Length;
            shared += text.Shared.Sum(part => part.Text.Json.Length);
        }

        // Most of it is messages; the rest of them is whom they are for, and what the values in them are.
        Assert.InRange((double)shared / all, 0.6, 1);
    }

    [Fact]
    public void NoneTellsOfAnybody()
    {
        var shared = ShippedBook.Decisions.SelectMany(made => DecisionJson.ToText(made.Decision).Shared).Select(part => Encoding.UTF8.GetString(part.Text.Json)).ToHashSet();

        foreach (var (_, decision) in ShippedBook.Decisions)
        {
            var names = decision.Account.Children(0).ToArray().SelectMany(contact => new[] { ShippedBook.Text(contact, "contact.name"), ShippedBook.Text(contact, "contact.id") });
            foreach (var name in names.Append(ShippedBook.Text(decision.Account, "account.name")).OfType<string>())
            {
                Assert.DoesNotContain(shared, text => text.Contains(name, StringComparison.Ordinal));
            }
        }
    }

    private static string? TextOf(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;
}
