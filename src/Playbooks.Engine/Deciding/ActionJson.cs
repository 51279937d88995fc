using System.Text.Json;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>A recommended action as JSON.</summary>
internal static class ActionJson
{
    public static void Write(Utf8JsonWriter writer, RecommendedAction action)
    {
        writer.WriteNumber("rank", action.Rank);
        DecisionJson.WriteContact(writer, action.Contact);
        writer.WriteString("band", action.Band);
        writer.WriteString("action", action.Action.Id);
        writer.WriteString("title", action.Action.Title);
        writer.WriteString("rule", action.Rule.Id);
        WriteTexts(writer, "alsoBy", action.AlsoBy);
        writer.WriteString("because", action.Because);
        writer.WriteString("owner", action.Action.Owner);
        writer.WriteString("dueAt", ValueText.Format(action.DueAt));
        writer.WriteNumber("score", action.Score);
        if (action.Offer is { } offer)
        {
            WriteOffer(writer, offer);
        }
        WriteTexts(writer, "asks", action.Asks.Select(fact => fact.Name));
        WriteMessages(writer, action);
        WriteSteps(writer, action);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        if (!texts.Any())
        {
            return;
        }
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }
        writer.WriteEndArray();
    }

    private static void WriteOffer(Utf8JsonWriter writer, Offer offer)
    {
        writer.WriteStartObject("offer");
        if (offer.UpTo is { } most)
        {
            writer.WriteNumber("upTo", ReasonText.Plain(most));
        }
        else
        {
            writer.WriteNull("upTo");
        }
        writer.WriteString("expiresAt", offer.ExpiresAt is { } expires ? ValueText.Format(expires) : null);
        writer.WriteBoolean("needsApproval", offer.NeedsApproval);
        writer.WriteEndObject();
    }

    private static void WriteMessages(Utf8JsonWriter writer, RecommendedAction action)
    {
        writer.WriteStartObject("messages");
        foreach (var message in action.Messages)
        {
            writer.WriteStartObject(message.Channel);
            writer.WriteString("template", message.Template);
            if (message.Subject is not null)
            {
                writer.WriteString("subject", message.Subject);
            }
            writer.WriteString("body", message.Body);
            if (message.NotBefore is { } notBefore)
            {
                writer.WriteString("notBefore", ValueText.Format(notBefore));
            }
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        if (action.Withheld.IsEmpty)
        {
            return;
        }
        writer.WriteStartObject("withheld");
        foreach (var message in action.Withheld)
        {
            writer.WriteStartObject(message.Channel);
            writer.WriteString("template", message.Template);
            writer.WriteString("why", message.Why);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteSteps(Utf8JsonWriter writer, RecommendedAction action)
    {
        writer.WriteStartArray("steps");
        foreach (var step in action.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("stage", step.Stage.ToString());
            writer.WriteString("title", step.Title);
            writer.WriteString("owner", step.Owner);
            writer.WriteString("dueAt", ValueText.Format(step.DueAt));
            if (step.Template is not null)
            {
                writer.WriteString("template", step.Template);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
