using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests.Reading;

public sealed class CsvReaderTests
{
    [Fact]
    public void TablesReadAsRowsOfFields() => CaseFile.Run("Reading/csv.cases", input =>
    {
        var diagnostics = new List<Diagnostic>();
        var table = CsvReader.Read(new SourceText("test.csv", input.Replace("␍", "\r", StringComparison.Ordinal)), diagnostics);
        return diagnostics.Count > 0
            ? Shown.Of(diagnostics)
            : string.Join(" / ", table.Rows.Select(row => row.Fields).Prepend(table.Header).Select(fields => string.Join(" ", fields.Select(field => $"<{field.Text.Replace('\n', '⏎')}>"))));
    });

    [Fact]
    public void AQuoteThatIsNotClosedInItsLineIsNamedWhereTheFieldEnds()
    {
        var diagnostics = new List<Diagnostic>();
        CsvReader.Read(new SourceText("test.csv", "id;text\n\"a;one\nb;\"two\""), diagnostics);

        var diagnostic = Assert.Single(diagnostics);

        Assert.Equal(("PB4212", "two\"", "`two\"` stands behind the closing quote"), (diagnostic.Code, diagnostic.Location.Text, diagnostic.Message));
        Assert.Equal("the field begins with the quote at 2:1, which no other one in its line closes; a quote inside of a field is written twice", diagnostic.Help);
    }

    [Fact]
    public void AFieldKnowsWhereItsCharactersStand()
    {
        var table = CsvReader.Read(new SourceText("test.csv", "id;text\na;\"x \"\"é\"\" oops\""), []);

        var field = table.Rows[0].Fields[1];
        var place = field.Locate(new TextSpan(field.Text.IndexOf("oops", StringComparison.Ordinal), 4));

        Assert.Equal("x \"é\" oops", field.Text);
        Assert.Equal(("oops", new LinePosition(2, 12)), (place.Text, place.Position));
    }
}
