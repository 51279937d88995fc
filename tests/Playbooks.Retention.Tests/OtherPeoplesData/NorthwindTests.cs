using Playbooks.Engine.Checking;
using Playbooks.Language.Text;
using Playbooks.Retention.Book;
using Playbooks.Testing;

namespace Playbooks.Retention.Tests.OtherPeoplesData;

public sealed class NorthwindTests
{
    private const string Data = "northwind/customers.csv";

    [DataFact(Data)]
    public void EveryCompanyIsDecidedAndWithoutASurveyAskedFirst()
    {
        using var book = new RealBook(Data, "northwind.map.json");

        Assert.Empty(book.Rejected);
        Assert.Equal((91, 91, 0), (book.Result.Accounts, book.Result.Contacts, book.Result.Failures));
        Assert.Equal(91, book.Result.Actions["find-out"]);
    }

    [DataFact(Data)]
    public void OrdersAndTheirLinesAddUpToTheKnownRevenueAndLateOrders()
    {
        var vocabulary = WorkspaceChecker.CheckFolder(Repository.Root).Workspace!.Vocabulary;
        var map = new SourceText("northwind.map.json", File.ReadAllText(Repository.PathOf("tests/real-data/northwind.map.json")));
        using var book = Books.Open(RealData.PathOf(Data), vocabulary, map, default, [])!;
        var accounts = book.Read().Cast<BookAccount>().Select(item => item.Facts.Account).ToArray();

        Assert.Equal(1_265_793.04m, Math.Round(accounts.Sum(account => (decimal)account.Get(vocabulary.Find("account.arr")!.Column)!), 2));
        Assert.Equal(37, accounts.Sum(account => (long)account.Get(vocabulary.Find("account.openTickets")!.Column)!));
    }
}
