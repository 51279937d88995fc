using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

public class CheckedExpressionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void NothingIsNoExpression(string text)
    {
        Assert.Null(SampleFacts.Check(text, out var diagnostics));
        Assert.Equal(("PB2010", "there is no expression", text), (diagnostics.Single().Code, diagnostics.Single().Message, diagnostics.Single().Location.Text));
    }

    [Fact]
    public void UsesNameEachFactOnceWithItsRow()
    {
        var expression = SampleFacts.Check("account.arr > 0 and contact.role == 'EndUser' and account.arr < 9 and any(contacts, tickets > 1)", out _)!;
        Assert.Equal(["0 account.arr", "1 contact.role", "-1 contact.tickets"], expression.Uses.Select(use => $"{use.RowPosition} {use.Layout.Name}.{use.Column.Name}"));
    }

    [Theory]
    [InlineData("1 + 2 * 3", true)]
    [InlineData("'a' + 'b'", true)]
    [InlineData("i + 1", false)]
    [InlineData("now", false)]
    [InlineData("DateTime.Today", false)]
    [InlineData("count(contacts)", false)]
    public void OnlyLiteralsAreConstant(string text, bool isConstant) => Assert.Equal(isConstant, SampleFacts.Check(text, out _)!.IsConstant);

    [Fact]
    public void AChoiceCompilesToItsIndexAndToItsText()
    {
        var expression = SampleFacts.Check("account.valueTier", out _)!;
        Assert.Equal(FactState.Known, expression.Compile<int>()(SampleFacts.Frame(), out var index));
        Assert.Equal(FactState.Known, expression.Compile<string>()(SampleFacts.Frame(), out var text));
        Assert.Equal((1, "High"), (index, text));
    }

    [Fact]
    public void CompilingToAnotherTypeIsABug() =>
        Assert.Throws<ArgumentException>(() => SampleFacts.Check("i > 3", out _)!.Compile<double>());

    [Fact]
    public void TheExpectedTypeIsTheTypeOfTheExpression()
    {
        Assert.Equal(DataType.Double, SampleFacts.Check("i", out _, DataType.Double)!.Type);
        Assert.Equal(DataType.Double, SampleFacts.Check("m", out _, DataType.Double)!.Type);
        Assert.Equal(DataType.Decimal, SampleFacts.Check("0.1", out _, DataType.Decimal)!.Type);
        Assert.Equal(SampleFacts.Tier, SampleFacts.Check("b ? 'High' : i > 3 ? 'Low' : 'Medium'", out _, SampleFacts.Tier)!.Type);
        Assert.Equal(DataType.DateTime, SampleFacts.Check("'2026-01-31'", out _, DataType.DateTime)!.Type);
        Assert.Equal(DataType.Long, SampleFacts.Check("null", out _, DataType.Long)!.Type);
    }

    [Theory]
    [InlineData("d", "long", "PB2210 this is number, and integer is needed", "write `long(x)`, which cuts the fraction off, or `long(round(x))`")]
    [InlineData("d", "decimal", "PB2210 this is number, and money is needed", "write `decimal(x)`")]
    [InlineData("i", "string", "PB2210 this is integer, and text is needed", "write `string(x)`")]
    [InlineData("'Hihg'", "tier", "PB2205 `Hihg` is none of the choice's values", "did you mean `High`?")]
    public void AnotherTypeThanThePlaceNeedsIsAnError(string text, string expected, string message, string help)
    {
        DataType type = expected switch { "long" => DataType.Long, "decimal" => DataType.Decimal, "tier" => SampleFacts.Tier, _ => DataType.String };
        Assert.Null(SampleFacts.Check(text, out var diagnostics, type));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((message, help, text), ($"{diagnostic.Code} {diagnostic.Message}", diagnostic.Help, diagnostic.Location.Text));
    }

    [Theory]
    [InlineData("i", "number", 7.0)]
    [InlineData("m", "number", 12.5)]
    [InlineData("i + 3", "whole", 10L)]
    [InlineData("b ? 'Low' : 'High'", "tier", "Low")]
    [InlineData("s", "text", "Hello World")]
    [InlineData("none", "whole", null)]
    [InlineData("i > 3", "truth", true)]
    public void AColumnTakesTheValueInItsOwnType(string text, string column, object? expected)
    {
        var layout = new RowLayout("row", [("number", DataType.Double), ("whole", DataType.Long), ("tier", SampleFacts.Tier), ("text", DataType.String), ("truth", DataType.Bool), ("moment", DataType.Time)]);
        var row = new FactRow(layout);
        SampleFacts.Check(text, out _)!.CompileTo(layout.Find(column)!)(SampleFacts.Frame(), row);
        Assert.Equal(expected, row.Get(layout.Find(column)!));
    }

    [Fact]
    public void AFailureReachesTheColumn()
    {
        var layout = new RowLayout("row", [("whole", DataType.Long)]);
        var row = new FactRow(layout);
        var frame = SampleFacts.Frame();
        Assert.Equal(FactState.Failed, SampleFacts.Check("max + i", out _)!.CompileTo(layout.Columns[0])(frame, row));
        Assert.Equal(FactState.Failed, row.State(layout.Columns[0]));
        Assert.Equal("max + i", frame.Failure!.Diagnostic.Location.Text);
    }

    [Fact]
    public void PlacesInsideAJsonStringAreThoseOfTheDocument()
    {
        const string Json = "{ \"if\": \"contact.rolle == \\\"x\\\"\" }";
        var source = new SourceText("rules.json", Json);
        const string Text = "contact.rolle == \"x\"";
        var start = Json.IndexOf("contact", StringComparison.Ordinal);
        int[] map = [.. Enumerable.Range(0, Text.Length + 1).Select(i => start + i + (i >= 18 ? 1 : 0) + (i >= 20 ? 1 : 0))];
        List<Diagnostic> diagnostics = [];
        Assert.Null(Expression.Check(new Excerpt(source, Text, start, map, "if"), SampleFacts.Scope, diagnostics));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("contact.rolle", diagnostic.Location.Text);
        Assert.Equal(start + 1, diagnostic.Location.Position.Column);
        Assert.Equal("unknown fact `contact.rolle`", diagnostic.Message);
        Assert.Equal("did you mean `contact.role`?", diagnostic.Help);
    }

    [Fact]
    public void ColumnsOfAFileAreKnownByTheirBareNames()
    {
        var layout = new RowLayout("line", [("Tenure Months", DataType.Long), ("tenure", DataType.Long)]);
        List<Diagnostic> diagnostics = [];
        var expression = Expression.Check(Excerpt.Of("tenure >= 24 ? 6.0 : 3.0"), ExpressionScope.Empty.WithColumnsOf(0, layout), diagnostics)!;
        var frame = new EvaluationFrame(SampleFacts.Now, rows: 1);
        Assert.Equal(FactState.NotKnown, expression.Evaluate(frame, out _));
        frame.Rows[0] = new FactRow(layout);
        frame.Rows[0]!.Set(layout.Find("tenure")!, 30L);
        expression.Evaluate(frame, out var value);
        Assert.Equal(6.0, value);
    }
}
