using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Engine.Scripts;
using Playbooks.Engine.Vocabulary;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Decisions;

/// <summary>
/// Takes personal data out of what is kept: facts that the vocabulary calls personal, and those that it does not know
/// (nobody can say any more what they are); of recorded decisions also all text that was written from facts.
/// </summary>
internal sealed class PersonalData(FactVocabulary vocabulary)
{
    // Texts that templates wrote, or that quote values of facts.
    private static readonly HashSet<string> s_written = new(StringComparer.Ordinal) { "because", "why", "subject", "body", "diagnostic" };

    /// <summary>A record without it.</summary>
    public BookRecord TakeOutOf(BookRecord record) => record switch
    {
        AccountRecord account => account with { Facts = TakeOut("account", account.Facts) },
        ContactRecord contact => contact with { Facts = TakeOut("contact", contact.Facts) },
        SurveyRecord survey => survey with { Facts = TakeOut(survey.Contact is null ? "account" : "contact", survey.Facts) },
        EventRecord happened => happened with { Facts = TakeOut("event", happened.Facts) },
        _ => record,
    };

    /// <summary>A recorded decision without it.</summary>
    public DecisionRecord TakeOutOf(DecisionRecord record, DateTimeOffset at)
    {
        var request = Parse(record.Request);
        if (request["facts"] is JsonObject facts)
        {
            foreach (var row in RowsOf(facts))
            {
                TakeOut(row.Entity, row.Facts);
            }
        }
        // What a script said when it failed may quote what it was given.
        request.Remove(ScriptFailureJson.Key);
        var result = Parse(record.Result);
        TakeOutOfResult(result);
        return record with { Request = Write(request), Result = Write(result), Shared = [], ErasedAt = at };
    }

    private static IEnumerable<(string Entity, JsonObject Facts)> RowsOf(JsonObject facts)
    {
        foreach (var entity in new[] { "account", "event" })
        {
            if (facts[entity] is JsonObject row)
            {
                yield return (entity, row);
            }
        }
        foreach (var contact in (facts["contacts"] as JsonArray ?? []).OfType<JsonObject>())
        {
            yield return ("contact", contact);
        }
    }

    private string TakeOut(string entity, string facts)
    {
        var node = Parse(Encoding.UTF8.GetBytes(facts));
        TakeOut(entity, node);
        return Encoding.UTF8.GetString(Write(node).Span);
    }

    private void TakeOut(string entity, JsonObject facts)
    {
        foreach (var name in facts.Select(member => member.Key).Where(name => name != "id" && !Stays($"{entity}.{name}")).ToList())
        {
            facts.Remove(name);
        }
    }

    private void TakeOutOfResult(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                TakeOutOfResult(item);
            }
        }
        if (node is not JsonObject members)
        {
            return;
        }
        foreach (var (name, value) in members.ToList())
        {
            // Reported facts have their whole names.
            if (s_written.Contains(name) || (name.Contains('.', StringComparison.Ordinal) && !Stays(name)))
            {
                members.Remove(name);
            }
            else
            {
                TakeOutOfResult(value);
            }
        }
    }

    private bool Stays(string fact) => vocabulary.Find(fact) is { IsPersonal: false };

    private static JsonObject Parse(ReadOnlyMemory<byte> json) => JsonNode.Parse(json.Span) as JsonObject ?? [];

    private static ReadOnlyMemory<byte> Write(JsonObject node)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, RecordJson.Options))
        {
            node.WriteTo(writer);
        }
        return bytes.ToArray();
    }
}
