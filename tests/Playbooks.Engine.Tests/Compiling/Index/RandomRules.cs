using System.Globalization;
using System.Text.Json;

namespace Playbooks.Engine.Tests.Compiling.Index;

/// <summary>
/// Random rules and facts over the facts of <see cref="Sample"/>, with values that often lie on a bound of a cell,
/// beside it, or are not known.
/// </summary>
internal sealed class RandomRules(Random random)
{
    private static readonly string[] Amounts = ["0", "-1", "-0.5", "1", "10", "10.5", "10.50", "10.499", "10.5000001", "99999999999", "7922816251426433759354395033"];
    private static readonly string[] Numbers = ["0", "0.5", "1", "9.99", "10", "30", "30.001", "60", "99.999", "100"];
    private static readonly string[] FineNumbers = ["29.999999999", "30.000000001"];
    private static readonly string[] Ratios = ["-15", "-0.5", "0", "0.001", "0.125", "30", "268435"];
    private static readonly string[] FineRatios = ["0.0001", "268436", "1e20"];
    private static readonly string[] Wholes = ["-9223372036854775808", "-3", "-1", "0", "1", "2", "3", "17", "9223372036854775807"];
    private static readonly string[] Dates = ["2026-01-01", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03", "2026-06-01"];
    private static readonly string[] Texts = ["Northgate", "North", "Norti", "N", "Südtor", "EU-1", "EU-2", "EU"];
    private static readonly string[] Times = ["2026-03-01T09:00:00Z", "2026-03-01T10:00:00+01:00", "2026-03-02T08:59:59Z", "2026-02-01T00:00:00Z"];
    private static readonly string[] Products = ["Time", "Payroll", "Desk"];

    // Binary numbers are looked up in another way where all bounds are whole thousandths and not far out.
    private readonly bool _areFine = random.Next(2) == 0;

    /// <summary>A rule for contacts.</summary>
    public string Rule(int number)
    {
        var when = When(mayNameContacts: true);
        var condition = random.Next(8) == 0 ? $", \"if\": \"{Pick("account.arr / account.tickets > 3", "account.score > 10 and contact.attitude < 5", "account.name is known")}\"" : "";
        var days = random.Next(10) == 0 ? $", \"{Pick("from", "until")}\": \"{Pick(Dates)}\"" : "";
        return $$"""{ "id": "r{{number}}", "title": "r", "when": { {{when}} }, "then": "watch"{{condition}}{{days}} }""";
    }

    /// <summary>A rule for contacts or the account that wants one of several actions, or more, or none.</summary>
    public string RuleWithActions(int number, bool isForContacts)
    {
        var condition = random.Next(8) == 0 ? $", \"if\": \"{Pick("account.arr / account.tickets > 3", "account.name is known", "any(contacts, attitude > 6)", isForContacts ? "contact.attitude < 5" : "account.score > 10")}\"" : "";
        var days = random.Next(12) == 0 ? $", \"{Pick("from", "until")}\": \"{Pick(Dates)}\"" : "";
        // A playbook has one such rule.
        var otherwise = number == 0 ? ", \"otherwise\": true" : "";
        var wants = random.Next(10) switch
        {
            0 => "\"suppress\": \"sell\"",
            1 => $"\"then\": \"find-out\", \"ask\": \"{Pick("account.renewsOn", "account.tier")}\"",
            2 => "\"then\": [\"call\", \"visit\"]",
            _ => $"\"then\": \"{Pick("call", "letter", "visit", "sell", "watch")}\"",
        };
        return $$"""{ "id": "r{{number}}", "title": "r", "when": { {{When(isForContacts)}} }, {{wants}}{{condition}}{{days}}{{otherwise}} }""";
    }

    private string When(bool mayNameContacts)
    {
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = random.Next(0, 5); i > 0; i--)
        {
            var (fact, cell) = Cell();
            if (mayNameContacts || !fact.StartsWith("contact.", StringComparison.Ordinal))
            {
                cells[fact] = cell;
            }
        }
        return string.Join(", ", cells.Select(cell => $"\"{cell.Key}\": {JsonSerializer.Serialize(cell.Value)}"));
    }

    /// <summary>The facts of an account with some contacts.</summary>
    public string Facts()
    {
        var contacts = Enumerable.Range(1, random.Next(1, 4)).Select(i => $$"""
            { "id": "C-{{i}}", "role": {{Maybe("Sponsor", "User")}}, "attitude": {{MaybePlain("0", "2", "6.9999", "7", "10")}}, "behaviour": {{MaybePlain("2", "7")}},
              "refuses": {{MaybePlain("true", "false")}}, "email": {{Maybe(Texts)}}, "surveyedAt": {{Maybe(Times)}} }
            """);
        return $$"""
            { "account": { "name": {{Maybe(Texts)}}, "plan": {{Maybe("Basic", "Premium")}}, "arr": {{MaybePlain("0", "1", "10.5", "10.4999", "10.51", "3000")}}, "cost": {{MaybePlain(Amounts)}},
                "score": {{MaybePlain([.. Numbers, .. FineNumbers])}}, "tickets": {{MaybePlain(Wholes)}}, "renewsOn": {{Maybe(Dates)}}, "products": {{MaybePlain("[]", "[\"Time\"]", "[\"Desk\", \"Payroll\"]")}} },
              "contacts": [{{string.Join(", ", contacts)}}]{{(random.Next(2) == 0 ? ", \"event\": { \"kind\": \"Complaint\" }" : "")}} }
            """;
    }

    /// <summary>A cell and the fact that it asks about.</summary>
    public (string Fact, string Cell) Cell() => random.Next(19) switch
    {
        0 => ("account.plan", Pick("Basic", "not Basic", "is known", "is not known", "Basic | Premium")),
        1 => ("contact.role", Pick("Sponsor", "not Sponsor", "is not known")),
        2 => ("account.tier", Pick("High", "Low | High", "not High", "is known")),
        3 => ("contact.quadrant", Pick("HighRisk", "Loyal | Trapped", "not Loyal", "is not known")),
        4 => ("contact.refuses", Pick("true", "false", "is known")),
        5 => ("account.arr", Ordered(["0", "1", "10.5", "10.51", "3000"])),
        6 => ("account.cost", Ordered(Amounts)),
        7 => ("account.share", Ordered(Amounts)),
        8 => ("account.score", Ordered(_areFine ? [.. Numbers, .. FineNumbers] : Numbers)),
        9 => ("account.tickets", Ordered(Wholes)),
        10 => ("contact.attitude", Ordered(["0", "2", "5", "7", "10"])),
        11 => ("account.renewsOn", random.Next(2) == 0 ? Ordered(Dates) : Pick("within 0 days", "within 90 days", "in the last 2 days", "more than 30 days ago")),
        12 => ("account.name", Pick("Northgate", "North | EU", "not North", "starts Nort", "starts EU- | N", "ends gate", "contains ort", "is known", "is not known")),
        13 => ("account.products", Pick("has Time", "has none of Time | Desk", "is empty", "is known")),
        14 => ("contact.surveyedAt", random.Next(2) == 0 ? Pick("in the last 2 days", "within 12 hours") : Pick("2026-03-01T09:00:00Z", ">= 2026-03-01T09:00:00Z", "is not known")),
        15 => ("account.unhappy", Ordered(["0", "1", "2", "3"])),
        16 => ("account.double", Ordered(["0", "1", "10.5", "21", "3000"])),
        17 => ("account.ratio", Ordered(_areFine ? [.. Ratios, .. FineRatios] : Ratios)),
        _ => ("event.kind", Pick("Complaint", "not Complaint", "is not known")),
    };

    private string Ordered(string[] values)
    {
        var (a, b) = (Pick(values), Pick(values));
        return random.Next(9) switch
        {
            0 => a,
            1 => $"not {a}",
            2 => $"{Pick(">=", ">", "<", "<=")} {a}",
            3 => $"{Pick(">=", ">", "<", "<=")} {a}",
            4 => a == b ? a : $"{a} | {b}",
            5 => a == b ? "is not known" : $"not {a} | {b}",
            6 => "is known",
            7 => "is not known",
            _ => InOrder(a, b) ? $"{a} to {Pick("", "under ")}{b}" : $"> {a}",
        };
    }

    private static bool InOrder(string a, string b) =>
        decimal.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && decimal.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
            ? x < y
            : string.CompareOrdinal(a, b) < 0;

    private string Maybe(params string[] values) => random.Next(5) == 0 ? "null" : JsonSerializer.Serialize(Pick(values));

    private string MaybePlain(params string[] values) => random.Next(5) == 0 ? "null" : Pick(values);

    private string Pick(params string[] values) => values[random.Next(values.Length)];
}
