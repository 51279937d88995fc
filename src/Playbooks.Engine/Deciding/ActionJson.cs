using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>A recommended action as JSON.</summary>
internal static class ActionJson
{
    private static readonly string[] s_stages = [.. Enum.GetValues<Stage>().Select(stage => stage.ToString())];

    public static void Write(PlainJson json, RecommendedAction action, DecisionTexts? texts)
    {
        json.Name(DecisionNames.Rank).Value(action.Rank);
        DecisionJson.WriteContact(json, action.Contact);
        var known = texts?.Of(action);
        if (known is not null)
        {
            json.Members(known.Name);
        }
        else
        {
            WriteName(json, action);
        }
        WriteTexts(json, DecisionNames.AlsoBy, action.AlsoBy, static rule => rule);
        if (known?.Reason is { } reason)
        {
            json.Members(reason);
        }
        else
        {
            WriteReason(json, action);
        }
        json.Time(DecisionNames.DueAt, action.DueAt);
        json.Name(DecisionNames.Score).Value(action.Score);
        if (action.Offer is { } offer)
        {
            WriteOffer(json, offer);
        }
        WriteTexts(json, DecisionNames.Asks, action.Asks, static fact => fact.Name);
        WriteMessages(json, action, texts);
        json.Name(DecisionNames.Steps).StartArray();
        if (action.Plan is { } plan && known is { Steps: { IsDefault: false } steps })
        {
            WriteSteps(json, plan.Due, steps);
        }
        else
        {
            WriteSteps(json, action, texts);
        }
        json.EndArray();
    }

    /// <summary>Writes what the rule says of an action, whoever it is for.</summary>
    public static void WriteName(PlainJson json, RecommendedAction action)
    {
        json.Text(DecisionNames.Band, action.Band);
        json.Text(DecisionNames.Action, action.Action.Id);
        json.Text(DecisionNames.Title, action.Action.Title);
        json.Text(DecisionNames.Rule, action.Rule.Id);
    }

    /// <summary>Writes why an action is recommended, and who does it.</summary>
    public static void WriteReason(PlainJson json, RecommendedAction action)
    {
        json.Text(DecisionNames.Because, action.Because);
        json.Text(DecisionNames.Owner, action.Action.Owner);
    }

    /// <summary>Writes what the action says of a step, whoever it is for.</summary>
    public static void WriteName(PlainJson json, PlannedStep step)
    {
        json.Text(DecisionNames.Stage, s_stages[(int)step.Stage]);
        json.Text(DecisionNames.Title, step.Title);
        json.Text(DecisionNames.Owner, step.Owner);
    }

    private static void WriteTexts<T>(PlainJson json, ReadOnlySpan<byte> name, ImmutableArray<T> items, Func<T, string> text)
    {
        if (items.IsEmpty)
        {
            return;
        }
        json.Name(name).StartArray();
        foreach (var item in items)
        {
            json.Value(text(item));
        }
        json.EndArray();
    }

    private static void WriteOffer(PlainJson json, Offer offer)
    {
        json.Name(DecisionNames.Offer).StartObject();
        if (offer.UpTo is { } most)
        {
            json.Name(DecisionNames.UpTo).Value(ReasonText.Plain(most));
        }
        else
        {
            json.Name(DecisionNames.UpTo).Null();
        }
        json.Text(DecisionNames.ExpiresAt, offer.ExpiresAt is { } expires ? ValueText.Format(expires) : null);
        json.Name(DecisionNames.NeedsApproval).Value(offer.NeedsApproval);
        json.EndObject();
    }

    private static void WriteMessages(PlainJson json, RecommendedAction action, DecisionTexts? texts)
    {
        json.Name(DecisionNames.Messages).StartObject();
        foreach (var message in action.Messages)
        {
            json.NameOf(message.Channel).StartObject();
            WriteTemplate(json, message.Template, texts?.OfTemplate(message.Template));
            if (message.Subject is not null)
            {
                json.Text(DecisionNames.Subject, message.Subject);
            }
            json.Name(DecisionNames.Body);
            WriteText(json, message.Text, texts);
            if (message.NotBefore is { } notBefore)
            {
                json.Time(DecisionNames.NotBefore, notBefore);
            }
            json.EndObject();
        }
        json.EndObject();
        if (action.Withheld.IsEmpty)
        {
            return;
        }
        json.Name(DecisionNames.Withheld).StartObject();
        foreach (var message in action.Withheld)
        {
            json.NameOf(message.Channel).StartObject();
            WriteTemplate(json, message.Template, texts?.OfTemplate(message.Template));
            json.Text(DecisionNames.Why, message.Why);
            json.EndObject();
        }
        json.EndObject();
    }

    /// <summary>Writes a text of a template as a value.</summary>
    public static void WriteText(PlainJson json, RenderedText text, DecisionTexts? texts)
    {
        json.StartText();
        var between = text.Between;
        var from = 0;
        foreach (var (at, piece) in text.Pieces)
        {
            json.Part(between[from..at]);
            from = at;
            if (texts?.Of(piece) is { } shared)
            {
                json.Part(shared);
            }
            else
            {
                json.Part(piece.Text);
            }
        }
        json.Part(between[from..]);
        json.EndText();
    }

    private static void WriteTemplate(PlainJson json, string template, SharedText? name)
    {
        if (name is not null)
        {
            json.Members(name);
        }
        else
        {
            json.Text(DecisionNames.Template, template);
        }
    }

    private static void WriteSteps(PlainJson json, ReadOnlySpan<DateTimeOffset> due, ImmutableArray<StepTexts> steps)
    {
        for (var i = 0; i < due.Length; i++)
        {
            json.StartObject();
            json.Members(steps[i].Name);
            json.Time(DecisionNames.DueAt, due[i]);
            if (steps[i].Template is { } template)
            {
                json.Members(template);
            }
            json.EndObject();
        }
    }

    private static void WriteSteps(PlainJson json, RecommendedAction action, DecisionTexts? texts)
    {
        foreach (var step in action.Steps)
        {
            json.StartObject();
            if (texts?.Of(step) is { } name)
            {
                json.Members(name);
            }
            else
            {
                WriteName(json, step);
            }
            json.Time(DecisionNames.DueAt, step.DueAt);
            if (step.Template is not null)
            {
                WriteTemplate(json, step.Template, texts?.OfTemplate(step.Template));
            }
            json.EndObject();
        }
    }
}
