using System.Collections.Immutable;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Templates;

/// <summary>What the templates of the case files are given.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 5, 7, TimeSpan.Zero);

    private static readonly RowLayout Contact = new("contact",
    [
        ("name", DataType.String), ("email", DataType.String), ("attitude", DataType.Double),
        ("role", new ChoiceType(["ExecutiveSponsor", "DecisionMaker", "EndUser"])), ("isVip", DataType.Bool),
    ]);

    private static readonly RowLayout Account = new("account",
    [
        ("name", DataType.String), ("arr", DataType.Decimal), ("seats", DataType.Long), ("share", DataType.Double), ("renewsOn", DataType.DateTime),
        ("products", DataType.ListOf(DataType.String)), ("nps", DataType.Double), ("owner", DataType.String),
    ]);

    /// <summary>A scope as a workspace has it.</summary>
    public static readonly TemplateScope Strict = TemplateScope.Strict
        .WithName("account", Row(Account))
        .WithName("contact", Row(Contact))
        .WithName("contacts", new RowsType(Contact))
        .WithName("at", DataType.Time)
        .WithName("language", DataType.String)
        .WithName("event", new ObjectType([], IsOpen: true));

    public static readonly IReadOnlyDictionary<string, object?> Given = new Dictionary<string, object?>
    {
        ["account"] = Object(("name", "Smith & Sons"), ("arr", 480000m), ("seats", 1200L), ("share", 0.25), ("renewsOn", new DateTime(2026, 5, 9, 0, 0, 0, DateTimeKind.Unspecified)),
            ("products", new ListValue(DataType.String, ["Payroll", "Time"]))),
        ["contact"] = Object(("name", "Ann <Ada>"), ("attitude", 3.5), ("role", "ExecutiveSponsor"), ("isVip", true)),
        ["contacts"] = new ListValue(DataType.Any, [Object(("name", "Ann"), ("attitude", 3.5)), Object(("name", "Bob"), ("email", "bob@example.com"))]),
        ["at"] = Now,
        ["language"] = "en",
        ["event"] = Object(("kind", "outage")),
    };

    public static TemplateInput Input(string language = "en", string? currency = "EUR", IReadOnlyDictionary<string, object?>? values = null, TemplateLimits? limits = null) => new()
    {
        Values = values ?? Given,
        Now = Now,
        Language = language,
        Currency = currency,
        Limits = limits ?? TemplateLimits.Default,
    };

    /// <summary>The data of the lenient case files.</summary>
    public static readonly IReadOnlyDictionary<string, object?> Data = new Dictionary<string, object?>
    {
        ["name"] = "foo",
        ["products"] = new ListValue(DataType.Any,
        [
            Object(("title", "Orange"), ("type", "fruit"), ("price", 12L)),
            Object(("title", "Banana"), ("type", "fruit"), ("price", 2.5)),
            Object(("title", "Apple"), ("type", "fruit")),
        ]),
        ["product"] = Object(("title", "Orange"), ("type", "fruit")),
    };

    public static ObjectValue Object(params (string Name, object? Value)[] members) =>
        new(new OrderedDictionary<string, object?>(members.Select(member => KeyValuePair.Create(member.Name, member.Value))));

    private static ObjectType Row(RowLayout layout) =>
        new(layout.Columns.ToImmutableDictionary(column => column.Name, column => column.Type), IsOpen: false);
}
