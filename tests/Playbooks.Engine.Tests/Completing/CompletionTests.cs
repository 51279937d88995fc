using Playbooks.Engine.Checking;
using Playbooks.Engine.Completing;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Tests.Checking;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests.Completing;

/// <summary>The bar <c>▮</c> is the cursor; each word must be suggested there, and a word behind <c>!</c> must not.</summary>
public sealed class CompletionTests
{
    private static readonly Workspace Shipped = WorkspaceChecker.Check(WorkspaceCheckerTests.Load(".")).Workspace!;

    [Theory]
    [InlineData("""{ "▮" }""", "playbook", "rules", "!$schema")]
    [InlineData("""{ "playbook": "a", ▮ }""", "\"rules\": ", "!\"playbook\": ")]
    [InlineData("""{ "▮", "rules": [] }""", "title", "!rules")]
    [InlineData("""{ "rules": [ { "id": "a", "when": { "con▮" } } ] }""", "contact.quadrant", "account.arr")]
    [InlineData("""{ "rules": [ { "when": { "contact.quadrant": "▮" } } ] }""", "HighRisk", "not TrulyLoyal", "*", "is not known")]
    [InlineData("""{ "rules": [ { "when": { "contact.quadrant": "HighRisk | ▮" } } ] }""", "Trapped", "!*")]
    [InlineData("""{ "rules": [ { "when": { "contact.quadrant": "not ▮" } } ] }""", "Trapped", "!is known")]
    [InlineData("""{ "rules": [ { "when": { "contact.quadrant": ["HighRisk", ▮] } } ] }""", "\"Trapped\"")]
    [InlineData("""{ "rules": [ { "when": { "account.renewsOn": "w▮" } } ] }""", "within 90 days")]
    [InlineData("""{ "rules": [ { "then": "▮" } ] }""", "executive-escalation", "!HighRisk")]
    [InlineData("""{ "rules": [ { "then": ▮ } ] }""", "\"executive-escalation\"")]
    [InlineData("""{ "rules": [ { "then": { "action": "▮" } } ] }""", "executive-escalation")]
    [InlineData("""{ "rules": [ { "band": "▮" } ] }""", "urgent")]
    [InlineData("""{ "rules": [ { "otherwise": ▮ } ] }""", "true")]
    [InlineData("""{ "rules": [ { "if": "account.▮" } ] }""", "account.openTickets", "contains", "count")]
    [InlineData("""{ "rules": [ { "if": "account.zone == '▮" } ] }""", "RedZone", "!account.zone")]
    [InlineData("""{ "rules": [ { "if": "contact.role in ('EndUser', '▮" } ] }""", "Influencer")]
    [InlineData("""{ "rules": [ { "because": "for {{ account.▮" } ] }""", "account.name")]
    [InlineData("""{ "rules": [ { "because": "for ▮" } ] }""", "!account.name")]
    [InlineData("""{ "table": { "when": ["▮"] } }""", "contact.quadrant")]
    [InlineData("""{ "table": { "when": ["contact.quadrant"], "then": ["action"], "rows": [ { "is": ["▮"] } ] } }""", "HighRisk")]
    [InlineData("""{ "table": { "when": ["contact.quadrant"], "then": ["action"], "rows": [ { "is": ["*", "▮"] } ] } }""", "executive-escalation", "!HighRisk")]
    [InlineData("""{ "table": { "when": ["contact.quadrant"], "then": ["band"], "rows": [ { "is": ["*", "▮"] } ] } }""", "urgent")]
    [InlineData("""{ "table": "▮" }""", "tables/high-risk.csv")]
    [InlineData("""{ "rules": [ { "id": "a" }▮ ] }""", "!\"id\": ")]
    public void APlaybookIsCompleted(string text, params string[] words) => Suggests("playbooks/new.json", text, words);

    [Theory]
    [InlineData("playbooks/facts.json", """{ "facts": { "account.x": { "type": "▮" } } }""", "money", "list of text")]
    [InlineData("playbooks/facts.json", """{ "derived": { "contact.quadrant": { "table": { "when": ["contact.role"], "rows": [["▮"]] } } } }""", "EndUser")]
    [InlineData("playbooks/facts.json", """{ "derived": { "contact.quadrant": { "table": { "when": ["contact.role"], "rows": [["*", "▮"]] } } } }""", "Trapped", "!EndUser")]
    [InlineData("playbooks/actions.json", """{ "call": { "kind": "▮" } }""", "CheckIn")]
    [InlineData("playbooks/actions.json", """{ "call": { "messages": { "email": "▮" } } }""", "executive-escalation.email")]
    [InlineData("playbooks/policy.json", """{ "ranking": "▮" }""", "account.arr")]
    [InlineData("playbooks/workspace.json", """{ ▮ }""", "\"format\": ")]
    [InlineData("playbooks/examples/a.json", """[ { "expect": [ { "action": "▮" } ] } ]""", "executive-escalation")]
    [InlineData("playbooks/examples/a.json", """{ "given": { "contacts": [ { "role": "▮" } ] } }""", "EndUser")]
    public void OtherDocumentsAreCompleted(string path, string text, params string[] words) => Suggests(path, text, words);

    [Theory]
    [InlineData("---\n▮", "channel: ", "subject: ")]
    [InlineData("---\nchannel: ▮", "email", "letter")]
    [InlineData("---\nsubject: For {{ acc▮", "account.name")]
    [InlineData("Dear {{ con▮", "contact.name", "sender.name", "if", "string.upcase")]
    [InlineData("{{ include '▮", "_greeting", "!contact.name")]
    [InlineData("Dear ▮", "!contact.name")]
    [InlineData("{{ contact.name }} ▮", "!contact.name")]
    public void ATemplateIsCompleted(string text, params string[] words) => Suggests("templates/new.email.scriban", text, words);

    [Theory]
    [InlineData("id,▮", "contact.quadrant", "action")]
    [InlineData("id,contact.quadrant,action\na,▮", "HighRisk")]
    [InlineData("id,contact.quadrant,action\na,HighRisk | ▮", "Trapped", "!*")]
    [InlineData("id,contact.quadrant,action\na,HighRisk,check-in | ▮", "executive-escalation", "!HighRisk")]
    [InlineData("id;contact.quadrant;band\na;HighRisk;▮", "urgent")]
    [InlineData("id,contact.quadrant\n\"a, b\",▮", "HighRisk")]
    public void ATableIsCompleted(string text, params string[] words) => Suggests("playbooks/tables/new.csv", text, words);

    [Theory]
    [InlineData("""{ "rules": [ { "when": { "contact.quadrant": "Hig▮" } } ] }""", "Hig")]
    [InlineData("""{ "rules": [ { "when": { "contact.quadrant": "HighRisk | Tr▮" } } ] }""", "Tr")]
    [InlineData("""{ "rules": [ { "if": "x > 0 and account.ope▮" } ] }""", "account.ope")]
    [InlineData("""{ "rules": [ { "th▮en": "a" } ] }""", "then")]
    public void TheWordThatIsBeingWrittenIsReplaced(string text, string replaced)
    {
        var (document, found) = At("playbooks/new.json", text);
        Assert.Equal(replaced, document.Text.Substring(found.Span.Start, found.Span.Length));
    }

    [Fact]
    public void NoPlaceOfABrokenDocumentIsTooMuch()
    {
        var text = Shipped.Documents.Texts["playbooks/facts.json"][..4000];
        foreach (var broken in new[] { text, text.Replace('"', '\''), text.Replace("]", "", StringComparison.Ordinal), new string('[', 300), "{\"a\":\\", "\"" })
        {
            for (var at = 0; at <= broken.Length; at += 7)
            {
                var found = Completion.At(Shipped, new SourceText("playbooks/facts.json", broken), at);
                Assert.InRange(found.Span.Start, 0, broken.Length);
                Assert.InRange(found.Span.End, found.Span.Start, broken.Length);
            }
        }
    }

    private static void Suggests(string path, string text, string[] words)
    {
        var (_, found) = At(path, text);
        var written = found.Items.Select(item => item.Written).ToHashSet(StringComparer.Ordinal);
        Assert.All(words, word => Assert.Equal(!word.StartsWith('!'), written.Contains(word.TrimStart('!'))));
    }

    private static (SourceText Document, Suggestions Found) At(string path, string text)
    {
        var position = text.IndexOf('▮', StringComparison.Ordinal);
        var document = new SourceText(path, text.Remove(position, 1));
        return (document, Completion.At(Shipped, document, position));
    }
}
