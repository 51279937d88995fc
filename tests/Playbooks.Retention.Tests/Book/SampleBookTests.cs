using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book;
using Playbooks.Testing;

namespace Playbooks.Retention.Tests.Book;

public sealed class SampleBookTests
{
    [Fact]
    public void AWorkspaceWithoutOneHasAnEmptyBook()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty(SampleBook.Read(folder.PathOf("."), SmallWorkspace.Vocabulary, []).Accounts);
    }

    [Fact]
    public void AllFilesOfTheFolderAreRead()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("playbooks/sample-book"));
        folder.Write("playbooks/sample-book/one.csv", "account.id\nA\n");
        folder.Write("playbooks/sample-book/two.csv", "account.id\nB\n,\n");
        folder.Write("playbooks/sample-book/wrong.csv", "account.idd\nB\n");
        var diagnostics = new List<Diagnostic>();

        var book = SampleBook.Read(folder.PathOf("."), SmallWorkspace.Vocabulary, diagnostics);

        Assert.Equal((2, 1), (book.Accounts.Length, book.Rejected));
        Assert.Equal(["PB5002", "PB5005"], diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void RecordsBesideTheBookAreNotReadTwice()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("playbooks/sample-book"));
        folder.Write("playbooks/sample-book/book.csv", "account.id\nA\n");
        folder.Write("playbooks/sample-book/surveys.csv", "id,account.id,at\nS-1,A,2026-09-01\n");
        var diagnostics = new List<Diagnostic>();

        Assert.Single(SampleBook.Read(folder.PathOf("."), SmallWorkspace.Vocabulary, diagnostics).Accounts);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void TheOneThatShipsIsReadWhole()
    {
        var shipped = Playbooks.Engine.Checking.WorkspaceChecker.CheckFolder(Repository.Root).Workspace!;
        var diagnostics = new List<Diagnostic>();

        var book = SampleBook.Read(Repository.Root, shipped.Vocabulary, diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal(0, book.Rejected);
        Assert.InRange(book.Accounts.Length, 38, 48);
        Assert.InRange(book.Accounts.Sum(account => account.Facts.Contacts.Length), 150, 200);
    }
}
