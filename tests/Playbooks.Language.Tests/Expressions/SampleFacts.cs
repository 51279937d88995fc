using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

/// <summary>An account with contacts, and some variables, for the expressions of the tests.</summary>
internal static class SampleFacts
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public static readonly ChoiceType Tier = new(["Strategic", "High", "Medium", "Low"]);

    public static readonly ChoiceType Role = new(["ExecutiveSponsor", "DecisionMaker", "PrimaryContact", "Influencer", "EndUser"]);

    public static readonly RowLayout Contact = new("contact",
    [
        ("name", DataType.String), ("role", Role), ("attitude", DataType.Double), ("tickets", DataType.Long), ("spend", DataType.Decimal), ("lastSeen", DataType.DateTime),
        ("active", DataType.Bool),
    ]);

    public static readonly RowLayout Account = new("account",
    [
        ("name", DataType.String), ("arr", DataType.Decimal), ("seats", DataType.Long), ("used", DataType.Double), ("valueTier", Tier),
        ("renewsOn", DataType.DateTime), ("signedAt", DataType.Time), ("products", DataType.ListOf(DataType.String)), ("isPublic", DataType.Bool),
        ("key", DataType.Guid), ("age", DataType.TimeSpan), ("unknown", DataType.Long), ("failed", DataType.Long), ("region", DataType.String),
    ], [("contacts", Contact)]);

    private static readonly DataType Order = new ObjectType(new Dictionary<string, DataType>
    {
        ["total"] = DataType.Long,
        ["item"] = DataType.String,
        ["tags"] = DataType.ListOf(DataType.String),
    }.ToImmutableDictionary(), IsOpen: true);

    private static readonly (string Name, DataType Type, object? Value)[] Variables =
    [
        ("i", DataType.Int, 7), ("u", DataType.UInt, 7u), ("l", DataType.Long, 7L), ("ul", DataType.ULong, 7ul), ("f", DataType.Float, 1.5f), ("d", DataType.Double, 2.5),
        ("m", DataType.Decimal, 12.50m), ("s", DataType.String, "Hello World"), ("c", DataType.Char, 'x'), ("b", DataType.Bool, true),
        ("date", DataType.DateTime, new DateTime(2026, 3, 31)), ("time", DataType.Time, new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.FromHours(2))),
        ("span", DataType.TimeSpan, TimeSpan.FromHours(36)), ("none", DataType.Long, null), ("any", DataType.Any, 41L), ("anyText", DataType.Any, "abc"),
        ("list", DataType.ListOf(DataType.Long), new ListValue(DataType.Long, [3L, 1L, 2L])),
        ("words", DataType.ListOf(DataType.String), new ListValue(DataType.String, ["pear", "apple", "fig"])),
        ("empty", DataType.ListOf(DataType.Long), new ListValue(DataType.Long, [])),
        ("mixed", DataType.ListOf(DataType.Any), new ListValue(DataType.Any, [1L, 2.5, "x", null])),
        ("orders", DataType.ListOf(Order), new ListValue(Order, [OrderOf(5, "pen", "new"), OrderOf(12, "desk", "old", "big"), OrderOf(30, "car", "big")])),
        ("customer", DataTypes.OpenObject, new ObjectValue(new OrderedDictionary<string, object?> { ["name"] = "Ann", ["age"] = 41L, ["address"] = new ObjectValue(new OrderedDictionary<string, object?> { ["city"] = "Ulm" }) })),
        ("max", DataType.Int, int.MaxValue), ("threshold", DataType.Long, 10L), ("anyMoney", DataType.Any, 10.00m), ("anyList", DataType.Any, new ListValue(DataType.Long, [1L, 2L])),
    ];

    public static ExpressionScope Scope { get; } = Variables.Aggregate(
        ExpressionScope.Empty.WithRow("account", 0, Account).WithRow("contact", 1, Contact),
        (scope, variable) => scope.WithVariable(variable.Name, variable.Type));

    /// <summary>The variables alone, under the rules of workflow files.</summary>
    public static ExpressionScope WorkflowScope { get; } = Variables.Aggregate(
        ExpressionScope.ForWorkflow(ExpressionDialect.Workflow), (scope, variable) => scope.WithVariable(variable.Name, variable.Type));

    public static EvaluationFrame Frame(int stepLimit = ExpressionLimits.Steps)
    {
        var frame = new EvaluationFrame(Now, rows: 2, variables: Variables.Length, stepLimit);
        frame.Rows[0] = AccountRow();
        frame.Rows[1] = ContactRow("Bo", "DecisionMaker", 3.5, 2, 100m, new DateTime(2026, 2, 1), true);
        for (var i = 0; i < Variables.Length; i++)
        {
            frame.Variables[i] = Variables[i].Value;
        }
        return frame;
    }

    public static CheckedExpression? Check(string text, out List<Diagnostic> diagnostics, DataType? expected = null, ExpressionScope? scope = null)
    {
        diagnostics = [];
        return Expression.Check(Excerpt.Of(text), scope ?? Scope, diagnostics, expected);
    }

    private static FactRow AccountRow()
    {
        var row = new FactRow(Account);
        Set(row, "name", "Acme");
        Set(row, "arr", 480000m);
        Set(row, "seats", 120L);
        Set(row, "used", 0.25);
        Set(row, "valueTier", "High");
        Set(row, "renewsOn", new DateTime(2026, 6, 30));
        Set(row, "signedAt", new DateTimeOffset(2024, 6, 30, 10, 0, 0, TimeSpan.FromHours(2)));
        Set(row, "products", new ListValue(DataType.String, ["Payroll", "Time"]));
        Set(row, "isPublic", false);
        Set(row, "key", Guid.Parse("00000000-0000-0000-0000-000000000001"));
        Set(row, "age", TimeSpan.FromDays(400));
        Set(row, "region", "EU-North");
        row.Clear(Account.Find("failed")!, FactState.Failed);
        row.SetChildren(0,
        [
            ContactRow("Ada", "ExecutiveSponsor", 2, 5, 10.5m, new DateTime(2026, 1, 1), true),
            ContactRow("Bo", "DecisionMaker", 3.5, 2, 100m, new DateTime(2026, 2, 1), true),
            ContactRow("Cy", "EndUser", null, 1, null, null, null),
        ]);
        return row;
    }

    private static FactRow ContactRow(string name, string role, double? attitude, long tickets, decimal? spend, DateTime? lastSeen, bool? active)
    {
        var row = new FactRow(Contact);
        Set(row, "name", name);
        Set(row, "role", role);
        Set(row, "attitude", attitude);
        Set(row, "tickets", tickets);
        Set(row, "spend", spend);
        Set(row, "lastSeen", lastSeen);
        Set(row, "active", active);
        return row;
    }

    private static ObjectValue OrderOf(long total, string item, params object?[] tags) => new(new OrderedDictionary<string, object?>
    {
        ["total"] = total,
        ["item"] = item,
        ["tags"] = new ListValue(DataType.String, tags),
    });

    private static void Set(FactRow row, string name, object? value) => row.Set(row.Layout.Find(name)!, value);
}
