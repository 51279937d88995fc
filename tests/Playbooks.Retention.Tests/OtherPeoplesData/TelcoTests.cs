using System.Globalization;
using System.Text.Json;
using Playbooks.Retention.Book.Reading;
using Playbooks.Testing;

namespace Playbooks.Retention.Tests.OtherPeoplesData;

public sealed class TelcoTests
{
    private const string Data = "telco/telco.csv";

    [DataFact(Data)]
    public void EveryCustomerIsDecidedAndEveryOneAtHighRiskHasAnAction()
    {
        using var book = new RealBook(Data, "telco.map.json");
        var decisions = book.Decisions().Select(Summary.Of).ToArray();

        Assert.Empty(book.Rejected);
        Assert.Equal(7_043, decisions.Length);
        Assert.Equal(0, book.Result.Failures);
        Assert.DoesNotContain(decisions, decision => decision.Quadrant == "HighRisk" && decision.Actions.Length == 0);
        Assert.InRange(decisions.SelectMany(decision => decision.Actions).Distinct().Count(), 8, int.MaxValue);
        Assert.Equal(CountPlainly(), decisions.CountBy(decision => decision.Quadrant).ToDictionary());
    }

    // The same figures straight from the columns, without map, rules or expressions.
    private static Dictionary<string, int> CountPlainly()
    {
        using var file = CsvFile.Open(RealData.PathOf(Data));
        var header = file.Header.ToList();
        int Number(string[] fields, string column) => int.Parse(fields[header.IndexOf(column)], CultureInfo.InvariantCulture);
        return file.Rows().Select(item => item.Row.Fields).CountBy(fields =>
        {
            var attitude = (Number(fields, "Satisfaction Score") - 1) * 2.5;
            var contract = fields[header.IndexOf("Contract")];
            var commitment = contract == "Two Year" ? 9 : contract == "One Year" ? 7.5 : Number(fields, "Tenure in Months") >= 24 ? 6 : 3;
            var behaviour = Math.Min(10, commitment + (Number(fields, "Number of Referrals") > 0 ? 1 : 0));
            return (attitude >= 7, behaviour >= 7) switch
            {
                (true, true) => "TrulyLoyal",
                (true, false) => "Accessible",
                (false, true) => "Trapped",
                _ => "HighRisk",
            };
        }).ToDictionary();
    }

    private sealed record Summary(string Quadrant, string[] Actions)
    {
        public static Summary Of(JsonElement decision) => new(
            decision.GetProperty("contacts")[0].GetProperty("facts").GetProperty("contact.quadrant").GetString()!,
            [.. decision.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("action").GetString()!)]);
    }
}
