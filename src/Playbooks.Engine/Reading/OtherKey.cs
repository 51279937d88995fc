namespace Playbooks.Engine.Reading;

/// <summary>Keys and columns as people name them who have not looked them up, and what they are called here.</summary>
internal static class OtherKey
{
    // Which of several is meant depends on where it stands: the first that is known there.
    private static readonly (string[] Names, string[] Keys)[] Synonyms =
    [
        (["deadline", "duein", "dueby", "duedate", "sla", "timeframe", "within"], ["due"]),
        (["priority", "urgency", "importance", "level"], ["band"]),
        (["reason", "reasons", "why", "rationale", "justification"], ["because"]),
        (["comment", "comments", "note", "notes", "remark", "explanation"], ["description", "because"]),
        (["assignee", "assignedto", "assign", "who", "responsible", "team"], ["owner"]),
        (["name", "heading", "caption"], ["title", "label", "example"]),
        (["condition", "conditions", "criteria", "filter", "where", "match", "rule"], ["when", "if"]),
        (["expression", "formula", "calculation", "value", "and"], ["if", "is"]),
        (["actions", "do", "recommend", "recommendation", "result", "next"], ["then", "action"]),
        (["else", "default", "fallback"], ["otherwise"]),
        (["validfrom", "start", "startdate", "starts", "begins", "effectivefrom", "since"], ["from"]),
        (["validuntil", "validto", "end", "enddate", "ends", "expires", "expiry", "to", "till"], ["until"]),
        (["exclude", "block", "skip", "ignore", "prevent", "hide"], ["suppress", "excludes"]),
        (["questions", "question", "missing"], ["ask", "asks"]),
        (["price", "costs", "budget"], ["cost"]),
        (["time", "minutes", "duration", "hours"], ["effort"]),
        (["message", "template", "templates", "text", "email", "script"], ["messages", "template"]),
        (["values", "options", "choices", "enum", "oneof"], ["of"]),
        (["datatype", "kind"], ["type", "kind"]),
        (["minimum", "lowest", "atleast"], ["min"]),
        (["maximum", "highest", "atmost", "max", "limit", "amount", "value"], ["max", "atMost"]),
        (["expires", "expiry", "validfor", "stale"], ["expiresAfter", "staleAfter"]),
        (["approval", "approve", "needsapproval"], ["approvalAbove"]),
        (["days", "period", "length", "duration"], ["for"]),
        (["not", "neither", "without", "unexpected"], ["never"]),
        (["phone", "telephone", "voice"], ["call"]),
        (["post", "paper"], ["letter"]),
        (["im", "slack", "teams"], ["chat"]),
        (["input", "inputs", "facts", "data", "where"], ["given"]),
        (["output", "expected", "result", "results", "expects"], ["expect"]),
        (["date", "now", "today", "on"], ["at"]),
    ];

    // What an action of a rule says, and people write beside it.
    private static readonly HashSet<string> OfActions = ["due", "owner", "cost", "effort", "offer", "cooldown", "messages", "steps", "excludes", "needs"];

    /// <summary>The known key that another one stands for, or null.</summary>
    public static string? Find(string key, IReadOnlyCollection<string> known) => MeantBy(key).FirstOrDefault(known.Contains);

    /// <summary>What to do about a key that stands for none of the known ones; null where nobody knows.</summary>
    public static string? Help(string key, IReadOnlyCollection<string> known)
    {
        if (known.Contains("then") && MeantBy(key).Prepend(key).FirstOrDefault(OfActions.Contains) is { } own)
        {
            return $"it stands beside the action: `\"then\": {{ \"action\": \"…\", \"{own}\": … }}`";
        }
        if (key.Split('.') is [{ Length: > 0 } owner, { Length: > 0 } member] && known.Contains(owner))
        {
            return $"write `\"{owner}\": {{ \"{member}\": … }}`";
        }
        return key.ToUpperInvariant() is "ENABLED" or "ACTIVE" or "DISABLED" or "INACTIVE" && known.Contains("until")
            ? "delete what does not hold any more, or write until when it does: `\"until\": \"2026-12-31\"`"
            : null;
    }

    private static IEnumerable<string> MeantBy(string key)
    {
        var plain = string.Concat(key.Where(char.IsLetter));
        return Synonyms.Where(synonym => synonym.Names.Contains(plain, StringComparer.OrdinalIgnoreCase)).SelectMany(synonym => synonym.Keys);
    }
}
