using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Tests.Compiling;

public sealed class MatchingAllocationTests
{
    [Fact]
    public void MatchingAllocatesNothing()
    {
        var release = Sample.Rules(
            """{ "id": "a", "title": "a", "when": { "account.plan": "Basic | Premium", "contact.role": "not User" }, "then": "watch" }""",
            """{ "id": "b", "title": "b", "when": { "account.arr": ">= 100", "account.score": "10 to 90", "account.tickets": "1 | 2" }, "then": "watch" }""",
            """{ "id": "c", "title": "c", "when": { "account.renewsOn": "within 90 days", "contact.surveyedAt": "in the last 30 days" }, "then": "watch" }""",
            """{ "id": "d", "title": "d", "when": { "account.name": "starts N", "account.products": "has Payroll | Time" }, "then": "watch" }""",
            """{ "id": "e", "title": "e", "when": { "account.name": "Northgate | Southgate" }, "if": "account.arr > 50 and account.score < 90 or contact.attitude == 3", "then": "watch" }""",
            """{ "id": "f", "title": "f", "from": "2026-01-01", "until": "2026-12-31", "if": "account.tickets > 1", "then": "watch" }""",
            """{ "id": "g", "title": "g", "when": { "account.plan": "Premium" }, "then": "watch" }""").Release();
        var (frame, matcher) = FrameOf(release);
        var matches = new RuleMatches(DateOnly.FromDateTime(frame.Now.Date).DayNumber);
        MatchOnce();
        MatchOnce();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            MatchOnce();
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(["p/a", "p/b", "p/c", "p/d", "p/e", "p/f"], matches.Rules.Select(rule => rule.Rule.Id));
        Assert.Equal(0, allocated);

        void MatchOnce()
        {
            frame.Reset();
            matches.Clear();
            matcher.Match(frame, matches);
        }
    }

    private static (EvaluationFrame, RuleMatcher) FrameOf(Release release)
    {
        var request = Sample.RequestFor(release, """
            { "account": { "name": "Northgate", "plan": "Basic", "arr": 1000, "score": 50, "tickets": 2, "renewsOn": "2026-04-01", "products": ["Time"] },
              "contact": { "role": "Sponsor", "attitude": 3, "surveyedAt": "2026-02-20T10:00:00Z" } }
            """);
        var frame = new EvaluationFrame(request.At, rows: 4);
        frame.Rows[(int)Entity.Account] = request.Facts.Account;
        frame.Rows[(int)Entity.Contact] = request.Facts.Contacts[0];
        return (frame, release.Decider.Compiled.ContactMatcher);
    }
}
