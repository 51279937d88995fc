using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

/// <summary>A row <c>r</c> with a column of each type, its list <c>rows</c>, and variables of any type; each known, not known or failed.</summary>
internal static class RandomFacts
{
    private static readonly ChoiceType Tier = new(["High", "Medium", "Low"]);

    private static readonly RowLayout Child = new("row", [("whole", DataType.Long), ("score", DataType.Double), ("amount", DataType.Decimal), ("active", DataType.Bool)]);

    private static readonly RowLayout Row = new("r",
    [
        ("bool", DataType.Bool), ("bool2", DataType.Bool), ("int", DataType.Int), ("int2", DataType.Int), ("uint", DataType.UInt), ("long", DataType.Long), ("long2", DataType.Long),
        ("float", DataType.Float), ("double", DataType.Double), ("double2", DataType.Double), ("decimal", DataType.Decimal), ("decimal2", DataType.Decimal),
        ("string", DataType.String), ("string2", DataType.String), ("date", DataType.DateTime), ("time", DataType.Time), ("span", DataType.TimeSpan),
        ("tier", Tier), ("tier2", Tier), ("list", DataType.ListOf(DataType.Long)), ("texts", DataType.ListOf(DataType.String)),
    ], [("rows", Child)]);

    private static readonly object?[] Loose = [null, 3L, -7, 2.5, 1.25m, "abc", "", true, new DateTime(2026, 1, 1), new ListValue(DataType.Long, [1L, 2L])];

    public static ExpressionScope Scope { get; } = Names(ExpressionScope.Empty);

    /// <summary>The same names, under the rules of workflow files.</summary>
    public static ExpressionScope WorkflowScope { get; } = Names(ExpressionScope.ForWorkflow(ExpressionDialect.Workflow));

    private static ExpressionScope Names(ExpressionScope scope) => scope.WithRow("r", 0, Row)
        .WithVariable("any1", DataType.Any).WithVariable("any2", DataType.Any).WithVariable("any3", DataType.Any).WithVariable("thing", DataTypes.OpenObject);

    // A fact's choices come from a seed, so that a failing case is repeated by two numbers.
    public static Gen<int> Seeds => Gen.Choose(0, int.MaxValue - 1);

    public static EvaluationFrame Frame(int seed)
    {
        var random = new Random(seed);
        var frame = new EvaluationFrame(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(1)), rows: 1, variables: 4);
        var row = Fill(new FactRow(Row), random);
        row.SetChildren(0, [.. Enumerable.Range(0, random.Next(4)).Select(_ => Fill(new FactRow(Child), random))]);
        frame.Rows[0] = random.Next(20) == 0 ? null : row;
        for (var i = 0; i < 3; i++)
        {
            frame.Variables[i] = Loose[random.Next(Loose.Length)];
        }
        frame.Variables[3] = new ObjectValue(new OrderedDictionary<string, object?>
        {
            ["a"] = Loose[random.Next(Loose.Length)],
            ["b"] = new ObjectValue(new OrderedDictionary<string, object?> { ["c"] = Loose[random.Next(Loose.Length)] }),
        });
        return frame;
    }

    private static FactRow Fill(FactRow row, Random random)
    {
        foreach (var column in row.Layout.Columns)
        {
            switch (random.Next(12))
            {
                case 0:
                    row.Clear(column, FactState.Failed);
                    break;
                case 1 or 2:
                    row.Clear(column);
                    break;
                default:
                    row.Set(column, Value(column.Type, random));
                    break;
            }
        }
        return row;
    }

    private static object Value(DataType type, Random random) => type switch
    {
        ChoiceType choice => choice.Values[random.Next(choice.Values.Length)],
        ListType { Element: ScalarType { Kind: ScalarKind.Long } } => new ListValue(DataType.Long, [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(6) == 0 ? null : (object)(long)random.Next(-3, 5))]),
        ListType => new ListValue(DataType.String, [.. Enumerable.Range(0, random.Next(4)).Select(_ => (object)Texts[random.Next(Texts.Length)])]),
        ScalarType scalar => Scalar(scalar.Kind, random),
        _ => throw new ArgumentException("no such column", nameof(type)),
    };

    private static readonly ImmutableArray<string> Texts = ["", "a", "b c", "Hello World", "12", "äöü 🎉"];

    private static object Scalar(ScalarKind kind, Random random) => kind switch
    {
        ScalarKind.Bool => random.Next(2) == 0,
        ScalarKind.Int => random.Next(8) == 0 ? int.MinValue : random.Next(-10, 10),
        ScalarKind.UInt => random.Next(8) == 0 ? uint.MaxValue : (uint)random.Next(0, 10),
        ScalarKind.Long => random.Next(8) == 0 ? long.MaxValue : random.NextInt64(-10, 10),
        ScalarKind.Float => random.Next(8) == 0 ? float.MaxValue : (float)random.Next(-10, 10) / 2,
        ScalarKind.Double => random.Next(8) == 0 ? double.PositiveInfinity : random.Next(-10, 10) / 4.0,
        ScalarKind.Decimal => random.Next(8) == 0 ? decimal.MinValue : random.Next(-1000, 1000) / 100m,
        ScalarKind.String => Texts[random.Next(Texts.Length)],
        ScalarKind.DateTime => new DateTime(2026, 1, 1).AddDays(random.Next(-400, 400)).AddMinutes(random.Next(2) * 90),
        ScalarKind.Time => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(random.Next(-3, 3))).AddHours(random.Next(-100, 100)),
        _ => TimeSpan.FromMinutes(random.Next(-10_000, 10_000)),
    };
}
