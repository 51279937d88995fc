using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using Playbooks.Retention.Book;

namespace Playbooks.Retention.Tests.Book.Maps;

public sealed class MappedRowsTests
{
    private const string Map = """
        {
          "map": "test",
          "notKnown": ["", "NULL"],
          "columns": {
            "customer": { "from": "Customer ID", "type": "text" },
            "satisfaction": { "from": "Satisfaction", "type": "integer" },
            "ends": { "from": "Ends", "type": "date", "format": "dd.MM.yyyy" },
            "plan": { "from": "Plan", "type": "text" },
            "doubled": { "type": "integer", "is": "satisfaction * 2" }
          },
          "files": {
            "orders": {
              "file": "orders.csv", "key": "customer", "of": "Customer ID",
              "columns": {
                "freight": { "from": "freight", "type": "money" },
                "value": { "type": "money", "is": "sum(lines, price * amount)" }
              },
              "files": {
                "lines": {
                  "file": "lines.csv", "key": "order", "of": "id",
                  "columns": { "price": { "from": "price", "type": "money" }, "amount": { "from": "amount", "type": "integer" } }
                }
              }
            }
          },
          "facts": {
            "account.id": "customer",
            "account.arr": { "is": "sum(orders, value)" },
            "account.seats": { "is": "count(orders)" },
            "account.valueScore": "doubled",
            "account.renewsOn": "ends",
            "account.servicePlan": { "column": "plan", "values": { "m2m": "Basic", "year": "Premium" } },
            "contact.id": "customer",
            "contact.attitude": { "is": "(satisfaction - 1) * 2.5" }
          }
        }
        """;

    [Fact]
    public void ColumnsBecomeFactsThroughExpressionsTranslationsAndJoinedFiles()
    {
        var account = Assert.IsType<BookAccount>(Read("C-1,5,30.09.2026,year")[0]).Facts;

        Assert.Equal("C-1", Get(account.Account, "id"));
        Assert.Equal("70", Get(account.Account, "arr"));
        Assert.Equal("2", Get(account.Account, "seats"));
        Assert.Equal("10", Get(account.Account, "valueScore"));
        Assert.Equal("2026-09-30", Get(account.Account, "renewsOn"));
        Assert.Equal("Premium", Get(account.Account, "servicePlan"));
        Assert.Equal("10", Get(account.Contacts[0], "attitude"));
    }

    [Fact]
    public void WhatStandsForNothingIsNotKnownAndSoIsWhatFollowsFromIt()
    {
        var account = Assert.IsType<BookAccount>(Read("C-2,NULL,,")[0]).Facts;

        Assert.Equal("", Get(account.Account, "valueScore"));
        Assert.Equal("", Get(account.Account, "servicePlan"));
        Assert.Equal("", Get(account.Contacts[0], "attitude"));
        Assert.Equal("0", Get(account.Account, "seats"));
    }

    [Theory]
    [InlineData("C-2,much,,", "column `Satisfaction` is integer, and `much` is not")]
    [InlineData("C-2,1,2026-09-30,", "column `Ends` is date, and `2026-09-30` is not")]
    [InlineData("C-2,1,,weekly", "the map does not say what `weekly` is as `account.servicePlan`")]
    [InlineData("C-2,6,,", "`contact.attitude` is 12.5, at most 10 is allowed")]
    [InlineData("C-2,9223372036854775807,,", "column `doubled`: ")]
    [InlineData("NULL,1,,", "`account.id` is not known, so the row does not say whose it is")]
    [InlineData("C-3,1,,", "line 5 of orders.csv: line 6 of lines.csv: column `price` is money, and `free` is not")]
    public void ARowThatCannotBeMappedIsRejectedWithTheReason(string row, string reason)
    {
        var rejected = Assert.IsType<RejectedRow>(Read(row)[0]);

        Assert.StartsWith(reason, rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(2, rejected.Row.Line);
    }

    [Fact]
    public void OtherwiseTranslatesAllOtherTexts()
    {
        var map = Map.Replace("\"year\": \"Premium\" }", "\"year\": \"Premium\" }, \"otherwise\": \"Standard\"", StringComparison.Ordinal);

        Assert.Equal("Standard", Get(Assert.IsType<BookAccount>(Read("C-2,1,,weekly", map)[0]).Facts.Account, "servicePlan"));
    }

    [Fact]
    public void ATextThatIsOneOfTheChoicesNeedsNoTranslation()
    {
        var map = Map.Replace("{ \"column\": \"plan\", \"values\": { \"m2m\": \"Basic\", \"year\": \"Premium\" } }", "\"plan\"", StringComparison.Ordinal);

        Assert.Equal("Standard", Get(Assert.IsType<BookAccount>(Read("C-2,1,,Standard", map)[0]).Facts.Account, "servicePlan"));
        Assert.Equal(
            "`Gold` is none of the values of `account.servicePlan`: Basic, Standard, Premium",
            Assert.IsType<RejectedRow>(Read("C-2,1,,Gold", map)[0]).Reason);
    }

    private static string Get(FactRow row, string column) => ValueText.Format(row.Get(row.Layout.Find(column)!));

    private static List<BookItem> Read(string row, string map = Map)
    {
        using var folder = new TemporaryFolder();
        var book = folder.Write("book.csv", $"Customer ID,Satisfaction,Ends,Plan\n{row}\n");
        folder.Write("orders.csv", "id,customer,freight\n1,C-1,5\n2,C-1,6\n3,elsewhere,7\n4,C-3,8\n");
        folder.Write("lines.csv", "order,price,amount\n1,10,2\n1,30,1\n2,20,1\n3,1000,1\n4,free,1\n");
        var diagnostics = new List<Diagnostic>();
        using var opened = Books.Open(book, SmallWorkspace.Vocabulary, new SourceText("test.map.json", map), default, diagnostics);
        Assert.Empty(diagnostics);
        return [.. opened!.Read()];
    }
}
