using System.Text.Json;

namespace Playbooks.Engine.Deciding;

/// <summary>The names of members of a recommendation, made bytes once and not for each answer.</summary>
internal static class DecisionNames
{
    public static readonly JsonEncodedText Decision = JsonEncodedText.Encode("decision");
    public static readonly JsonEncodedText Release = JsonEncodedText.Encode("release");
    public static readonly JsonEncodedText At = JsonEncodedText.Encode("at");
    public static readonly JsonEncodedText Account = JsonEncodedText.Encode("account");
    public static readonly JsonEncodedText Facts = JsonEncodedText.Encode("facts");
    public static readonly JsonEncodedText Contacts = JsonEncodedText.Encode("contacts");
    public static readonly JsonEncodedText Contact = JsonEncodedText.Encode("contact");
    public static readonly JsonEncodedText Action = JsonEncodedText.Encode("action");
    public static readonly JsonEncodedText Rule = JsonEncodedText.Encode("rule");
    public static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");
    public static readonly JsonEncodedText Why = JsonEncodedText.Encode("why");
    public static readonly JsonEncodedText Fact = JsonEncodedText.Encode("fact");
    public static readonly JsonEncodedText Asks = JsonEncodedText.Encode("asks");
    public static readonly JsonEncodedText Stale = JsonEncodedText.Encode("stale");
    public static readonly JsonEncodedText WouldMatter = JsonEncodedText.Encode("wouldMatter");
    public static readonly JsonEncodedText Where = JsonEncodedText.Encode("where");
    public static readonly JsonEncodedText Diagnostic = JsonEncodedText.Encode("diagnostic");
    public static readonly JsonEncodedText Outcome = JsonEncodedText.Encode("outcome");
    public static readonly JsonEncodedText Actions = JsonEncodedText.Encode("actions");
    public static readonly JsonEncodedText NotChosen = JsonEncodedText.Encode("notChosen");
    public static readonly JsonEncodedText Missing = JsonEncodedText.Encode("missing");
    public static readonly JsonEncodedText Failures = JsonEncodedText.Encode("failures");
    public static readonly JsonEncodedText Rules = JsonEncodedText.Encode("rules");
    public static readonly JsonEncodedText Rank = JsonEncodedText.Encode("rank");
    public static readonly JsonEncodedText Band = JsonEncodedText.Encode("band");
    public static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
    public static readonly JsonEncodedText Because = JsonEncodedText.Encode("because");
    public static readonly JsonEncodedText Owner = JsonEncodedText.Encode("owner");
    public static readonly JsonEncodedText DueAt = JsonEncodedText.Encode("dueAt");
    public static readonly JsonEncodedText Score = JsonEncodedText.Encode("score");
    public static readonly JsonEncodedText Offer = JsonEncodedText.Encode("offer");
    public static readonly JsonEncodedText UpTo = JsonEncodedText.Encode("upTo");
    public static readonly JsonEncodedText ExpiresAt = JsonEncodedText.Encode("expiresAt");
    public static readonly JsonEncodedText NeedsApproval = JsonEncodedText.Encode("needsApproval");
    public static readonly JsonEncodedText Messages = JsonEncodedText.Encode("messages");
    public static readonly JsonEncodedText Template = JsonEncodedText.Encode("template");
    public static readonly JsonEncodedText Subject = JsonEncodedText.Encode("subject");
    public static readonly JsonEncodedText Body = JsonEncodedText.Encode("body");
    public static readonly JsonEncodedText NotBefore = JsonEncodedText.Encode("notBefore");
    public static readonly JsonEncodedText Withheld = JsonEncodedText.Encode("withheld");
    public static readonly JsonEncodedText Steps = JsonEncodedText.Encode("steps");
    public static readonly JsonEncodedText Stage = JsonEncodedText.Encode("stage");
    public static readonly JsonEncodedText AlsoBy = JsonEncodedText.Encode("alsoBy");
}
