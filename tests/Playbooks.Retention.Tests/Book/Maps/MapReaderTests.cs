using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book.Maps;

namespace Playbooks.Retention.Tests.Book.Maps;

public sealed class MapReaderTests
{
    private const string Columns = """ "customer": { "from": "Customer ID", "type": "text" }, "score": { "from": "Score", "type": "integer" } """;
    private const string Id = """ "account.id": "customer" """;

    [Fact]
    public void AMapThatFitsHasNoDiagnostics()
    {
        var diagnostics = Check(Columns, $$"""{{Id}}, "account.valueScore": "score", "account.servicePlan": { "is": "score > 5 ? 'Premium' : 'Basic'" }""");

        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData(""" "a": { "from": "Scoer", "type": "integer" } """, "PB5020", "`book.csv` has no column `Scoer`", "Scoer", "did you mean `Score`?")]
    [InlineData(""" "a": { "from": "Score", "type": "integr" } """, "PB5024", "`integr` is no type of a column", "integr", "did you mean `integer`?")]
    [InlineData(""" "a b": { "from": "Score", "type": "integer" } """, "PB5031", "`a b` cannot be said in an expression", "a b", "a name begins with a letter and has letters, digits and `_` only")]
    [InlineData(""" "a": { "from": "Score", "type": "date", "format": "%" } """, "PB5030", "`%` is no format of dates", "%", "for instance `yyyy-MM-dd HH:mm:ss` or `dd.MM.yyyy`")]
    [InlineData(""" "a": { "type": "integer" } """, "PB1107", "`a` is either read from the file or worked out", "a", "write `from` with the name of a column, or `is` with an expression")]
    [InlineData(""" "a": { "from": "Score", "type": "integer", "fromat": "x" } """, "PB1101", "a column has no key `fromat`", "fromat", "did you mean `format`?")]
    [InlineData(""" "a": { "type": "integer", "is": "b" }, "b": { "type": "integer", "is": "1" } """, "PB5027", "`b` is not worked out yet where `a` needs it", "b", "columns are worked out from the first to the last; change their order")]
    [InlineData(""" "a": { "type": "integer", "is": "scoer + 1" } """, "PB2104", "unknown fact `scoer`", "scoer", "did you mean `score`?")]
    public void WhatIsWrongWithAColumnIsSaidThere(string column, string code, string message, string underlined, string help) =>
        AssertOnly(Check($"{Columns}, {column}", Id), code, message, underlined, help);

    [Theory]
    [InlineData(""" "account.valuScore": "score" """, "PB5022", "unknown fact `account.valuScore`", "account.valuScore", "did you mean `account.valueScore`?")]
    [InlineData(""" "account.valueTier": "score" """, "PB5023", "`account.valueTier` is derived from other facts and cannot be given", "account.valueTier", "feed the facts that it is derived from")]
    [InlineData(""" "account.valueScore": "scoer" """, "PB5021", "the map reads no column `scoer`", "scoer", "did you mean `score`?")]
    [InlineData(""" "account.isPublic": "score" """, "PB5025", "`score` is integer, and `account.isPublic` is boolean", "score", "read the column as another type, or convert it with `is`")]
    [InlineData(""" "account.servicePlan": { "column": "customer", "values": { "m": "Basik" } } """, "PB5026", "`Basik` is no value of `account.servicePlan`, which is choice", "Basik", "did you mean `Basic`?")]
    [InlineData(""" "account.servicePlan": { "is": "score > 5 ? 'Premum' : 'Basic'" } """, "PB2205", "`Premum` is none of the choice's values", "'Premum'", "did you mean `Premium`?")]
    [InlineData(""" "account.servicePlan": { "column": "customer", "is": "1" } """, "PB1107", "`account.servicePlan` is fed either by a column or by an expression", "account.servicePlan", "write `column` with the name of a column, or `is` with an expression")]
    public void WhatIsWrongWithAFactIsSaidThere(string fact, string code, string message, string underlined, string help) =>
        AssertOnly(Check(Columns, $"{Id}, {fact}"), code, message, underlined, help);

    [Fact]
    public void AMapThatFeedsNoAccountIdIsNone() =>
        AssertOnly(Check(Columns, """ "account.valueScore": "score" """), "PB5029", "nothing feeds `account.id`", "{", "every row must say whose it is");

    [Theory]
    [InlineData("nowhere.csv")]
    [InlineData("../book.csv")]
    public void JoinedFilesLieBesideTheBook(string file) => AssertOnly(
        Check(Columns, Id, $$""" "orders": { "file": "{{file}}", "key": "a", "of": "Score" } """),
        "PB5028", $"`{file}` does not lie beside the book", file, "joined files lie in the folder of the book, and are given by name");

    [Fact]
    public void ColumnsOfJoinedFilesAreCheckedAgainstTheirOwnHeader() => AssertOnly(
        Check(Columns, Id, """ "orders": { "file": "orders.csv", "key": "customer", "of": "Customer ID", "columns": { "total": { "from": "totl", "type": "money" } } } """),
        "PB5020", "`orders.csv` has no column `totl`", "totl", "did you mean `total`?");

    [Fact]
    public void AllMistakesAreReportedAtOnce()
    {
        var diagnostics = Check(""" "a": { "from": "x", "type": "y" } """, """ "account.nam": "b", "account.name": "c" """);

        Assert.Equal(["PB5020", "PB5021", "PB5022", "PB5024", "PB5029"], diagnostics.Select(diagnostic => diagnostic.Code).Order(StringComparer.Ordinal));
    }

    private static void AssertOnly(List<Diagnostic> diagnostics, string code, string message, string underlined, string? help)
    {
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((code, message, underlined, help), (diagnostic.Code, diagnostic.Message, diagnostic.Location.Text, diagnostic.Help));
    }

    private static List<Diagnostic> Check(string columns, string facts, string files = "")
    {
        using var folder = new TemporaryFolder();
        var book = folder.Write("book.csv", "Customer ID,Score\n");
        folder.Write("orders.csv", "customer,total\n");
        var map = $$"""{ "map": "test", "columns": { {{columns}} }, "files": { {{files}} }, "facts": { {{facts}} } }""";
        var diagnostics = new List<Diagnostic>();
        var read = MapReader.Read(new SourceText("test.map.json", map), SmallWorkspace.Vocabulary, book, diagnostics);
        Assert.Equal(diagnostics.Count == 0, read is not null);
        return diagnostics;
    }
}
