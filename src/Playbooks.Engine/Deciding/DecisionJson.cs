using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>A recommendation as JSON: the shape that the command, the API and the files of whole books share. The same decision gives the same bytes.</summary>
public static class DecisionJson
{
    private static readonly JsonEncodedText s_why = JsonEncodedText.Encode("why");

    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter writer, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(decision);
        writer.WriteStartObject();
        writer.WriteString("decision", decision.Id);
        writer.WriteString("release", decision.Release);
        writer.WriteString("at", ValueText.Format(decision.At));
        writer.WriteString("account", IdOf(decision.Account));
        WriteFacts(writer, decision);
        WriteContacts(writer, decision);
        WriteAll(writer, "actions", decision.Actions, ActionJson.Write, isOptional: false);
        WriteAll(writer, "notChosen", decision.NotChosen, WriteNotChosen, isOptional: false);
        WriteAll(writer, "missing", decision.Missing, WriteMissing, isOptional: false);
        WriteAll(writer, "failures", decision.Failures, WriteFailure, isOptional: true);
        WriteAll(writer, "rules", decision.Rules, WriteRule, isOptional: true);
        writer.WriteEndObject();
    }

    private static string? IdOf(FactRow row) => (string?)row.Get(row.Layout.Find("id")!);

    private static void WriteFacts(Utf8JsonWriter writer, Decision decision)
    {
        writer.WriteStartObject("facts");
        WriteFactsOf(writer, decision.Report, Entity.Account, decision.Account);
        if (decision.Event is { } @event)
        {
            WriteFactsOf(writer, decision.Report, Entity.Event, @event);
        }
        writer.WriteEndObject();
    }

    private static void WriteContacts(Utf8JsonWriter writer, Decision decision)
    {
        writer.WriteStartArray("contacts");
        foreach (var contact in decision.Account.Children(0))
        {
            writer.WriteStartObject();
            writer.WriteString("contact", IdOf(contact));
            writer.WriteStartObject("facts");
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
        writer.WriteString("action", action.Action);
        WriteContact(writer, action.Contact);
        writer.WriteString("rule", action.Rule);
        writer.WriteString("reason", DecisionWords.Of(action.Reason));
        action.WriteWhy(writer, s_why);
    }

    private static void WriteMissing(Utf8JsonWriter writer, MissingFact missing)
    {
        writer.WriteString("fact", missing.Fact.Name);
        WriteContact(writer, missing.Contact);
        writer.WriteString("asks", missing.Fact.Asks ?? missing.Fact.Label);
        if (missing.IsStale)
        {
            writer.WriteBoolean("stale", true);
        }
        writer.WriteBoolean("wouldMatter", missing.WouldMatter);
        if (missing.Why is { } why)
        {
            writer.WriteString("why", why);
        }
    }

    private static void WriteFailure(Utf8JsonWriter writer, DecisionFailure failure)
    {
        writer.WriteString("where", failure.Where);
        WriteContact(writer, failure.Contact);
        writer.WritePropertyName("diagnostic");
        DiagnosticJson.Write(writer, failure.Diagnostic);
    }

    private static void WriteRule(Utf8JsonWriter writer, ExplainedRule rule)
    {
        writer.WriteString("rule", rule.Rule);
        WriteContact(writer, rule.Contact);
        writer.WriteString("outcome", DecisionWords.Of(rule.Outcome));
        if (rule.Why is not null)
        {
            writer.WriteString("why", rule.Why);
        }
    }

    internal static void WriteContact(Utf8JsonWriter writer, string? contact)
    {
        if (contact is not null)
        {
            writer.WriteString("contact", contact);
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write, bool isOptional)
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
