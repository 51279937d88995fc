using FsCheck;
using FsCheck.Fluent;

namespace Playbooks.Language.Tests.Expressions;

/// <summary>Random well-typed expressions over the facts of <see cref="RandomFacts"/>, as text.</summary>
internal static class RandomExpressions
{
    private static readonly string[] Numbers = ["int", "uint", "long", "float", "double", "decimal"];

    public static Gen<string> OfAnyType =>
        Gen.Sized(size => Gen.Elements("bool", "bool", "bool", "int", "uint", "long", "float", "double", "decimal", "string", "date", "time", "span", "tier", "any", "list", "texts")
            .SelectMany(type => Of(type, Math.Min(size, 40))));

    // Built when it is drawn from: all alternatives of all levels at once would be far too many.
    private static Gen<string> Of(string type, int size) => Gen.Constant(size).SelectMany(left => Build(type, left));

    private static Gen<string> Build(string type, int size) => size <= 1
        ? Leaf(type)
        : Gen.Frequency((1, Leaf(type)), (5, type switch
        {
            "bool" => Truth(size / 2),
            "string" => Text(size / 2),
            "date" or "time" or "span" => Moment(type, size / 2),
            "list" => List(size / 2),
            "texts" => Gen.OneOf(Gen.Constant("r.texts"), Of("string", size / 2).Select(text => $"{text}.Split(' ')"), Call("list", size / 2, list => $"{list}.Select(x => string(x))")),
            "tier" => Alternatives("tier", size / 2),
            "any" => Any(size / 2),
            _ => Number(type, size / 2),
        }));

    private static Gen<string> Leaf(string type) => type switch
    {
        "bool" => Gen.Elements("true", "false", "r.bool", "r.bool2", "(null == r.int)"),
        "int" => Gen.Elements("0", "1", "2", "-3", "2147483647", "r.int", "r.int2"),
        "uint" => Gen.Elements("0U", "7U", "4294967295", "r.uint"),
        "long" => Gen.Elements("0L", "5L", "-9223372036854775808", "r.long", "r.long2"),
        "float" => Gen.Elements("0f", "1.5f", "-2e20f", "r.float"),
        "double" => Gen.Elements("0.0", "2.5", "-1e300", "r.double", "r.double2", "double.NaN"),
        "decimal" => Gen.Elements("0m", "12.50m", "79228162514264337593543950335m", "r.decimal", "r.decimal2"),
        "string" => Gen.Elements("''", "'a'", "'Hello World'", "'12'", "r.string", "r.string2"),
        "date" => Gen.Elements("today", "date('2026-02-28')", "DateTime.MaxValue", "r.date"),
        "time" => Gen.Elements("now", "time('2026-02-28T10:00:00+02:00')", "r.time"),
        "span" => Gen.Elements("30 days", "-2 hours", "TimeSpan.MaxValue", "r.span"),
        "tier" => Gen.Elements("r.tier", "r.tier2"),
        "list" => Gen.Elements("r.list", "r.list"),
        "texts" => Gen.Constant("r.texts"),
        _ => Gen.Elements("any1", "any2", "any3", "thing.a", "thing.b.c", "thing.none"),
    };

    private static Gen<string> Truth(int size) => Gen.OneOf(
        Two("bool", "bool", size, (a, b) => $"({a} and {b})"),
        Two("bool", "bool", size, (a, b) => $"({a} or {b})"),
        Call("bool", size, a => $"(not {a})"),
        Alternatives("bool", size),
        Compared(size),
        Two("string", "string", size, (a, b) => $"({a} < {b})"),
        Gen.Elements("starts", "ends", "contains").SelectMany(word => Two("string", "string", size, (a, b) => $"({a} {word} {b})")),
        Call("string", size, a => $"({a} matches '^[a-z]+ ?')"),
        Two("tier", "tier", size, (a, b) => $"({a} != {b})"),
        Call("tier", size, a => $"({a} == 'High')"),
        Call("tier", size, a => $"({a} in ('High', 'Low'))"),
        Gen.Elements("date", "time").SelectMany(type => Two(type, "date", size, (a, b) => $"({a} <= {b})")),
        Two("span", "span", size, (a, b) => $"({a} == {b})"),
        Gen.Elements("int", "decimal", "string", "tier", "date", "any").SelectMany(type => Call(type, size, a => $"({a} is known)")),
        Gen.Elements("int", "long", "double").SelectMany(type => Three(type, type, "long", size, (a, b, c) => $"({a} between {b} and {c})")),
        Three("int", "int", "double", size, (a, b, c) => $"({a} in ({b}, {c}, 1))"),
        Two("any", "int", size, (a, b) => $"({a} > {b})"),
        Two("list", "long", size, (a, b) => $"{a}.Any(x => x > {b})"),
        Two("list", "long", size, (a, b) => $"{a}.All(it != {b})"),
        Two("list", "int", size, (a, b) => $"{a}.Contains({b})"),
        Call("double", size, a => $"any(rows, score > {a})"),
        Call("bool", size, a => $"all(rows, active or {a})"));

    private static Gen<string> Compared(int size) =>
        from op in Gen.Elements("==", "!=", "<", "<=", ">", ">=")
        from types in Gen.Elements(Mixed)
        from comparison in Two(types.Left, types.Right, size, (a, b) => $"({a} {op} {b})")
        select comparison;

    // Pairs that C#'s promotion allows.
    private static readonly (string Left, string Right)[] Mixed =
    [
        .. Numbers.Select(type => (type, type)), ("int", "long"), ("uint", "int"), ("long", "double"), ("int", "float"), ("float", "double"), ("decimal", "long"), ("int", "decimal"), ("uint", "long"),
    ];

    private static Gen<string> Number(string type, int size)
    {
        var forms = new List<Gen<string>>
        {
            Gen.Elements("+", "-", "*", "/", "%").SelectMany(op => Two(type, type, size, (a, b) => $"({a} {op} {b})")),
            Alternatives(type, size),
            Two(type, type, size, (a, b) => $"({a} ?? {b})"),
            Gen.Elements(Numbers).SelectMany(other => Call(other, size, a => $"{type}({a})")),
        };
        forms.AddRange(type switch
        {
            "int" => [Call("string", size, a => $"{a}.Length"), Call("int", size, a => $"(-{a})"), Call("long", size, a => $"count(rows, whole > {a})"), Call("date", size, a => $"{a}.Month"), Call("string", size, a => $"int({a})")],
            "long" => [Gen.Elements("sum", "min", "max").SelectMany(f => Two("list", "long", size, (a, b) => $"{f}({a}, it + {b})")), Gen.Constant("sum(rows, whole)"), Two("list", "int", size, (a, b) => $"{a}[{b}]"), Two("list", "long", size, (a, b) => $"{a}.FirstOrDefault(x => x > {b})"), Call("uint", size, a => $"(-{a})")],
            "double" => [Call("double", size, a => $"Math.Sqrt({a})"), Call("double", size, a => $"round({a}, 1)"), Call("list", size, a => $"{a}.Average()"), Gen.Elements("sum", "min", "max", "average").Select(f => $"{f}(rows, score)"), Call("span", size, a => $"{a}.TotalHours"), Two("span", "span", size, (a, b) => $"({a} / {b})")],
            "decimal" => [Two("decimal", "int", size, (a, b) => $"({a} * {b})"), Call("decimal", size, a => $"({a} * 0.1)"), Gen.Elements("sum", "min", "max", "average").Select(f => $"{f}(rows, amount)"), Call("decimal", size, a => $"Math.Round({a})")],
            "float" => [Call("float", size, a => $"(-{a})"), Two("float", "int", size, (a, b) => $"({a} + {b})")],
            _ => [Two("uint", "uint", size, (a, b) => $"Math.Max({a}, {b})")],
        });
        return Gen.OneOf(forms);
    }

    private static Gen<string> Text(int size) => Gen.OneOf(
        Gen.Elements("int", "double", "decimal", "bool", "date", "tier", "string").SelectMany(type => Two("string", type, size, (a, b) => $"({a} + {b})")),
        Alternatives("string", size),
        Two("string", "string", size, (a, b) => $"({a} ?? {b})"),
        Gen.Elements("Trim", "ToUpper", "ToLower").SelectMany(name => Call("string", size, a => $"{a}.{name}()")),
        Two("string", "int", size, (a, b) => $"{a}.Substring({b})"),
        Two("string", "string", size, (a, b) => $"{a}.Replace({b}, 'xy')"),
        Two("string", "int", size, (a, b) => $"left({a}, {b})"),
        Two("texts", "string", size, (a, b) => $"string.Join({b}, {a})"),
        Call("texts", size, a => $"{a}.OrderBy(it).First()"),
        Call("long", size, a => $"string({a})"));

    private static Gen<string> Moment(string type, int size) => Gen.OneOf(
        Two(type, "span", size, (a, b) => $"({a} + {b})"),
        Two(type, "span", size, (a, b) => $"({a} - {b})"),
        Alternatives(type, size),
        type switch
        {
            "date" => Two("date", "double", size, (a, b) => $"{a}.AddDays({b})"),
            "time" => Call("date", size, a => $"time({a})"),
            _ => Gen.OneOf(Two("date", "time", size, (a, b) => $"({a} - {b})"), Two("span", "double", size, (a, b) => $"({a} * {b})"), Call("span", size, a => $"(-{a})")),
        });

    private static Gen<string> List(int size) => Gen.OneOf(
        Two("list", "long", size, (a, b) => $"{a}.Where(x => x > {b})"),
        Two("list", "long", size, (a, b) => $"{a}.Select(x => x + {b})"),
        Call("list", size, a => $"{a}.OrderByDescending(it)"),
        Call("list", size, a => $"{a}.Distinct()"),
        Two("list", "int", size, (a, b) => $"{a}.Skip({b})"),
        Call("list", size, a => $"{a}.TakeWhile(it > 1)"),
        Gen.Elements("Union", "Concat", "Intersect", "Except").SelectMany(name => Two("list", "list", size, (a, b) => $"{a}.{name}({b})")),
        Two("list", "long", size, (a, b) => $"{a}.OrderBy(it % 3).ThenByDescending(x => x - {b})"),
        Two("list", "long", size, (a, b) => $"{a}.GroupBy(it > {b}).SelectMany(it)"),
        Two("list", "long", size, (a, b) => $"{a}.Select(new(it as n, {b} as m)).OrderBy(n).Select(m ?? n)"),
        Call("long", size, a => $"rows.Where(whole > {a}).Select(whole)"),
        Gen.Constant("rows.OrderBy(score).Select(whole)"));

    private static Gen<string> Any(int size) => Gen.OneOf(
        Gen.Elements("+", "-", "*").SelectMany(op => Two("any", "int", size, (a, b) => $"({a} {op} {b})")),
        Two("any", "any", size, (a, b) => $"({a} + {b})"),
        Two("any", "string", size, (a, b) => $"({a} ?? {b})"),
        Call("any", size, a => $"{a}.Length"),
        Call("any", size, a => $"{a}.ToUpper()"),
        Call("any", size, a => $"Math.Abs({a})"),
        Call("any", size, a => $"(-{a})"));

    private static Gen<string> Alternatives(string type, int size) => Three("bool", type, type, size, (a, b, c) => $"({a} ? {b} : {c})");

    private static Gen<string> Call(string type, int size, Func<string, string> form) => Of(type, size).Select(form);

    private static Gen<string> Two(string left, string right, int size, Func<string, string, string> form) =>
        from a in Of(left, size)
        from b in Of(right, size)
        select form(a, b);

    private static Gen<string> Three(string first, string second, string third, int size, Func<string, string, string, string> form) =>
        from a in Of(first, size)
        from b in Of(second, size)
        from c in Of(third, size)
        select form(a, b, c);
}
