using System.Numerics;
using Playbooks.Language.Templates.Binding;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary><c>object.*</c></summary>
internal static class ObjectFunctions
{
    public static IEnumerable<Function> All =>
    [
        Function.Of("object.default", "value: any, default: any", DataType.Any, a => a[0] is null || (ValueKinds.IsText(a[0]) && a.Text(0).Length == 0) ? a[1] : a[0], isNullSafe: true),
        Function.Of("object.eval", "value: any", DataType.Any, a => Evaluate(a, isTemplate: false), isNullSafe: true).AsDynamic(),
        Function.Of("object.eval_template", "value: any", DataType.Any, a => Evaluate(a, isTemplate: true), isNullSafe: true).AsDynamic(),
        Function.Of("object.format", "value: any, format: text, culture?: text", DataType.String, Format),
        Function.Of("object.has_key", "value: object, key: text", DataType.Bool, a => HasKey(a), isNullSafe: true),
        Function.Of("object.has_value", "value: object, key: text", DataType.Bool, a => HasKey(a) && Members.TryGet(a[0]!, a.Text(1), out var value) && value is not null, isNullSafe: true),
        Function.Of("object.keys", "value: object", DataType.ListOf(DataType.String), a => a.Made(Members.NamesOf(a[0]), Members.NamesOf(a[0]).Count())),
        Function.Of("object.kind", "value: any", DataType.String, a => Kind(a[0]), isNullSafe: true),
        Function.Of("object.size", "value: any", DataType.Int, a => Size(a)),
        Function.Of("object.typeof", "value: any", DataType.String, a => TypeOf(a[0]), isNullSafe: true),
        Function.Of("object.values", "value: object", DataType.ListOf(DataType.Any), OfMembers),
        Function.Of("object.to_json", "value: any", DataType.String, JsonText.Write, isNullSafe: true),
        Function.Of("object.from_json", "json: text", DataType.Any, JsonText.Read),
    ];

    // A text is read and evaluated, a function called, anything else given back.
    private static object? Evaluate(Arguments a, bool isTemplate) => a[0] switch
    {
        Callable function => function.Invoke(a.Run, a.Place, [], []),
        var value when ValueKinds.IsText(value) => isTemplate ? Evaluated.Template(a, a.Text(0)) : Evaluated.Script(a, a.Text(0)),
        var value => value,
    };

    private static bool HasKey(Arguments a) => a[0] is not null && a[1] is not null && Members.NamesOf(a[0]).Contains(a.Text(1), StringComparer.Ordinal);

    private static int Size(Arguments a) => a[0] switch
    {
        null => 0,
        IReadOnlyList<object?> list => list.Count,
        var value when ValueKinds.IsText(value) => a.Text(0).Length,
        var value => Members.NamesOf(value).Count(),
    };

    private static TemplateList? OfMembers(Arguments a)
    {
        var value = a[0];
        return a.Made(Members.NamesOf(value).Select(name => Members.TryGet(value!, name, out var member) ? member : null), Members.NamesOf(value).Count());
    }

    private static string? TypeOf(object? value) => value switch
    {
        null => null,
        bool => "boolean",
        TemplateRange => "iterator",
        IReadOnlyList<object?> => "array",
        _ when ValueKinds.IsText(value) => "string",
        _ when ValueKinds.IsNumber(value) => "number",
        _ => "object",
    };

    private static string? Kind(object? value) => value switch
    {
        null => null,
        bool => "bool",
        int => "int",
        long => "long",
        uint => "uint",
        ulong => "ulong",
        float => "float",
        double => "double",
        decimal => "decimal",
        BigInteger => "bigint",
        TemplateRange => "range",
        Callable => "function",
        IReadOnlyList<object?> => "array",
        _ when ValueKinds.IsText(value) => "string",
        _ => "object",
    };

    private static string? Format(Arguments a)
    {
        switch (a[0])
        {
            case null:
                return null;
            case IFormattable value when Formatting.TryFormat(value, a.Text(1), a.TextOrNull(2), out var text):
                return a.Made(text);
            default:
                a.Fail($"`{a.Text(1)}` is no format for {ValueKinds.Describe(a[0])}");
                return null;
        }
    }
}
