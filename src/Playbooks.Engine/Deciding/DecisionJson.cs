using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>A recommendation as JSON: the shape that the command, the API and the files of whole books share. The same decision gives the same bytes.</summary>
public static class DecisionJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter writer, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(decision);
        writer.WriteStartObject();
        writer.WriteString(DecisionNames.Decision, decision.Id);
        writer.WriteString(DecisionNames.Release, decision.Release);
        TimeJson.Write(writer, DecisionNames.At, decision.At);
        writer.WriteString(DecisionNames.Account, IdOf(decision.Account));
        WriteFacts(writer, decision);
        WriteContacts(writer, decision);
        WriteAll(writer, DecisionNames.Actions, decision.Actions, ActionJson.Write, isOptional: false);
        WriteAll(writer, DecisionNames.NotChosen, decision.NotChosen, WriteNotChosen, isOptional: false);
        WriteAll(writer, DecisionNames.Missing, decision.Missing, WriteMissing, isOptional: false);
        WriteAll(writer, DecisionNames.Failures, decision.Failures, WriteFailure, isOptional: true);
        WriteAll(writer, DecisionNames.Rules, decision.Rules, WriteRule, isOptional: true);
        writer.WriteEndObject();
    }

    private static string? IdOf(FactRow row) => (string?)row.Get(row.Layout.Find("id")!);

    private static void WriteFacts(Utf8JsonWriter writer, Decision decision)
    {
        writer.WriteStartObject(DecisionNames.Facts);
        WriteFactsOf(writer, decision.Report, Entity.Account, decision.Account);
        if (decision.Event is { } @event)
        {
            WriteFactsOf(writer, decision.Report, Entity.Event, @event);
        }
        writer.WriteEndObject();
    }

    private static void WriteContacts(Utf8JsonWriter writer, Decision decision)
    {
        writer.WriteStartArray(DecisionNames.Contacts);
        foreach (var contact in decision.Account.Children(0))
        {
            writer.WriteStartObject();
            writer.WriteString(DecisionNames.Contact, IdOf(contact));
            writer.WriteStartObject(DecisionNames.Facts);
            WriteFactsOf(writer, decision.Report, Entity.Contact, contact);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteFactsOf(Utf8JsonWriter writer, ImmutableArray<FactDefinition> report, Entity entity, FactRow row)
    {
        foreach (var fact in report)
        {
            if (fact.Entity == entity)
            {
                writer.WritePropertyName(fact.Name);
                ValueJson.Write(writer, row.Get(fact.Column));
            }
        }
    }

    private static void WriteNotChosen(Utf8JsonWriter writer, NotChosen action)
    {
        writer.WriteString(DecisionNames.Action, action.Action);
        WriteContact(writer, action.Contact);
        writer.WriteString(DecisionNames.Rule, action.Rule);
        writer.WriteString(DecisionNames.Reason, DecisionWords.Of(action.Reason));
        action.WriteWhy(writer, DecisionNames.Why);
    }

    private static void WriteMissing(Utf8JsonWriter writer, MissingFact missing)
    {
        writer.WriteString(DecisionNames.Fact, missing.Fact.Name);
        WriteContact(writer, missing.Contact);
        writer.WriteString(DecisionNames.Asks, missing.Fact.Asks ?? missing.Fact.Label);
        if (missing.IsStale)
        {
            writer.WriteBoolean(DecisionNames.Stale, true);
        }
        writer.WriteBoolean(DecisionNames.WouldMatter, missing.WouldMatter);
        if (missing.Why is { } why)
        {
            writer.WriteString(DecisionNames.Why, why);
        }
    }

    private static void WriteFailure(Utf8JsonWriter writer, DecisionFailure failure)
    {
        writer.WriteString(DecisionNames.Where, failure.Where);
        WriteContact(writer, failure.Contact);
        writer.WritePropertyName(DecisionNames.Diagnostic);
        DiagnosticJson.Write(writer, failure.Diagnostic);
    }

    private static void WriteRule(Utf8JsonWriter writer, ExplainedRule rule)
    {
        writer.WriteString(DecisionNames.Rule, rule.Rule);
        WriteContact(writer, rule.Contact);
        writer.WriteString(DecisionNames.Outcome, DecisionWords.Of(rule.Outcome));
        if (rule.Why is not null)
        {
            writer.WriteString(DecisionNames.Why, rule.Why);
        }
    }

    internal static void WriteContact(Utf8JsonWriter writer, string? contact)
    {
        if (contact is not null)
        {
            writer.WriteString(DecisionNames.Contact, contact);
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, JsonEncodedText name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write, bool isOptional)
    {
        if (isOptional && items.IsEmpty)
        {
            return;
        }
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
