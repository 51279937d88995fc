using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Rules;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>A recommended action as JSON.</summary>
internal static class ActionJson
{
    private static readonly JsonEncodedText[] s_stages = [.. Enum.GetValues<Stage>().Select(stage => JsonEncodedText.Encode(stage.ToString()))];

    public static void Write(Utf8JsonWriter writer, RecommendedAction action)
    {
        writer.WriteNumber(DecisionNames.Rank, action.Rank);
        DecisionJson.WriteContact(writer, action.Contact);
        writer.WriteString(DecisionNames.Band, action.Band);
        writer.WriteString(DecisionNames.Action, action.Action.Id);
        writer.WriteString(DecisionNames.Title, action.Action.Title);
        writer.WriteString(DecisionNames.Rule, action.Rule.Id);
        WriteTexts(writer, DecisionNames.AlsoBy, action.AlsoBy, static rule => rule);
        writer.WriteString(DecisionNames.Because, action.Because);
        writer.WriteString(DecisionNames.Owner, action.Action.Owner);
        TimeJson.Write(writer, DecisionNames.DueAt, action.DueAt);
        writer.WriteNumber(DecisionNames.Score, action.Score);
        if (action.Offer is { } offer)
        {
            WriteOffer(writer, offer);
        }
        WriteTexts(writer, DecisionNames.Asks, action.Asks, static fact => fact.Name);
        WriteMessages(writer, action);
        WriteSteps(writer, action);
    }

    private static void WriteTexts<T>(Utf8JsonWriter writer, JsonEncodedText name, ImmutableArray<T> items, Func<T, string> text)
    {
        if (items.IsEmpty)
        {
            return;
        }
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStringValue(text(item));
        }
        writer.WriteEndArray();
    }

    private static void WriteOffer(Utf8JsonWriter writer, Offer offer)
    {
        writer.WriteStartObject(DecisionNames.Offer);
        if (offer.UpTo is { } most)
        {
            writer.WriteNumber(DecisionNames.UpTo, ReasonText.Plain(most));
        }
        else
        {
            writer.WriteNull(DecisionNames.UpTo);
        }
        writer.WriteString(DecisionNames.ExpiresAt, offer.ExpiresAt is { } expires ? ValueText.Format(expires) : null);
        writer.WriteBoolean(DecisionNames.NeedsApproval, offer.NeedsApproval);
        writer.WriteEndObject();
    }

    private static void WriteMessages(Utf8JsonWriter writer, RecommendedAction action)
    {
        writer.WriteStartObject(DecisionNames.Messages);
        foreach (var message in action.Messages)
        {
            writer.WriteStartObject(message.Channel);
            writer.WriteString(DecisionNames.Template, message.Template);
            if (message.Subject is not null)
            {
                writer.WriteString(DecisionNames.Subject, message.Subject);
            }
            LongText.Write(writer, DecisionNames.Body, message.Body);
            if (message.NotBefore is { } notBefore)
            {
                TimeJson.Write(writer, DecisionNames.NotBefore, notBefore);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        if (action.Withheld.IsEmpty)
        {
            return;
        }
        writer.WriteStartObject(DecisionNames.Withheld);
        foreach (var message in action.Withheld)
        {
            writer.WriteStartObject(message.Channel);
            writer.WriteString(DecisionNames.Template, message.Template);
            writer.WriteString(DecisionNames.Why, message.Why);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteSteps(Utf8JsonWriter writer, RecommendedAction action)
    {
        writer.WriteStartArray(DecisionNames.Steps);
        foreach (var step in action.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString(DecisionNames.Stage, s_stages[(int)step.Stage]);
            writer.WriteString(DecisionNames.Title, step.Title);
            writer.WriteString(DecisionNames.Owner, step.Owner);
            TimeJson.Write(writer, DecisionNames.DueAt, step.DueAt);
            if (step.Template is not null)
            {
                writer.WriteString(DecisionNames.Template, step.Template);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
