using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
        var json = PlainJson.Take();
        Write(json, decision);
        json.CopyTo(writer);
        json.GiveBack();
    }

    /// <summary>The object's bytes: no blanks, and letters of every script as they are.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="isLent">Whether the bytes lie in an array of the shared pool, which whoever reads them last gives back.</param>
    public static DecisionText ToText(Decision decision, bool isLent = false)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var json = PlainJson.Take();
        Write(json, decision);
        var length = json.Written.Length;
        var bytes = isLent ? ArrayPool<byte>.Shared.Rent(length) : GC.AllocateUninitializedArray<byte>(length);
        json.Written.CopyTo(bytes);
        var text = new DecisionText(bytes.AsMemory(0, length), ImmutableCollectionsMarshal.AsImmutableArray(json.Shared.ToArray()));
        json.GiveBack();
        return text;
    }

    internal static void WriteContact(PlainJson json, string? contact)
    {
        if (contact is not null)
        {
            json.Text(DecisionNames.Contact, contact);
        }
    }

    private static void Write(PlainJson json, Decision decision)
    {
        json.StartObject();
        json.Text(DecisionNames.Decision, decision.Id);
        json.Text(DecisionNames.Release, decision.Release);
        json.Time(DecisionNames.At, decision.At);
        json.Text(DecisionNames.Account, IdOf(decision.Account));
        var report = decision.Texts?.Of(decision.Report) ?? new JsonReport(decision.Report);
        WriteFacts(json, decision, report);
        WriteContacts(json, decision, report);
        WriteActions(json, decision);
        WriteAll(json, DecisionNames.NotChosen, decision.NotChosen, static (json, action) => action.Write(json), isOptional: false);
        WriteMissing(json, decision);
        WriteAll(json, DecisionNames.Failures, decision.Failures, WriteFailure, isOptional: true);
        WriteAll(json, DecisionNames.Rules, decision.Rules, WriteRule, isOptional: true);
        json.EndObject();
        ReasonFacts.Forget();
    }

    private static string? IdOf(FactRow row) => (string?)row.Get(row.Layout.Find("id")!);

    private static void WriteFacts(PlainJson json, Decision decision, JsonReport report)
    {
        json.Name(DecisionNames.Facts).StartObject();
        report.Write(json, Entity.Account, decision.Account);
        if (decision.Event is { } @event)
        {
            report.Write(json, Entity.Event, @event);
        }
        json.EndObject();
    }

    private static void WriteContacts(PlainJson json, Decision decision, JsonReport report)
    {
        json.Name(DecisionNames.Contacts).StartArray();
        foreach (var contact in decision.Account.Children(0))
        {
            json.StartObject();
            json.Text(DecisionNames.Contact, IdOf(contact));
            json.Name(DecisionNames.Facts).StartObject();
            report.Write(json, Entity.Contact, contact);
            json.EndObject();
            json.EndObject();
        }
        json.EndArray();
    }

    private static void WriteActions(PlainJson json, Decision decision)
    {
        json.Name(DecisionNames.Actions).StartArray();
        foreach (var action in decision.Actions)
        {
            json.StartObject();
            ActionJson.Write(json, action, decision.Texts);
            json.EndObject();
        }
        json.EndArray();
    }

    private static void WriteMissing(PlainJson json, Decision decision)
    {
        json.Name(DecisionNames.Missing).StartArray();
        foreach (var missing in decision.Missing)
        {
            json.StartObject();
            WriteMissing(json, missing, decision.Texts?.Of(missing.Fact));
            json.EndObject();
        }
        json.EndArray();
    }

    private static void WriteMissing(PlainJson json, MissingFact missing, FactTexts? texts)
    {
        texts ??= new FactTexts(missing.Fact);
        var isUsual = missing is { IsStale: false, WouldMatter: true };
        if (isUsual && missing.Contact is null)
        {
            json.Members(texts.Usual);
        }
        else
        {
            texts.Name.Write(json, missing.Contact);
            json.Members(isUsual ? texts.AsksAndMatters : texts.Asks);
        }
        if (missing.IsStale)
        {
            json.Name(DecisionNames.Stale).Value(true);
        }
        if (!isUsual)
        {
            json.Name(DecisionNames.WouldMatter).Value(missing.WouldMatter);
        }
        if (missing.Why is { } why)
        {
            json.Text(DecisionNames.Why, why);
        }
    }

    private static void WriteFailure(PlainJson json, DecisionFailure failure)
    {
        json.Text(DecisionNames.Where, failure.Where);
        WriteContact(json, failure.Contact);
        json.Name(DecisionNames.Diagnostic).Value(failure.Diagnostic, DiagnosticJson.Write);
    }

    private static void WriteRule(PlainJson json, ExplainedRule rule)
    {
        json.Text(DecisionNames.Rule, rule.Rule);
        WriteContact(json, rule.Contact);
        json.Text(DecisionNames.Outcome, DecisionWords.Of(rule.Outcome));
        if (rule.Why is not null)
        {
            json.Text(DecisionNames.Why, rule.Why);
        }
    }

    private static void WriteAll<T>(PlainJson json, ReadOnlySpan<byte> name, ImmutableArray<T> items, Action<PlainJson, T> write, bool isOptional)
    {
        if (isOptional && items.IsEmpty)
        {
            return;
        }
        json.Name(name).StartArray();
        foreach (var item in items)
        {
            json.StartObject();
            write(json, item);
            json.EndObject();
        }
        json.EndArray();
    }
}
