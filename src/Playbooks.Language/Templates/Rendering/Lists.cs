using Playbooks.Language.Templates.Syntax;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Operators on lists; each makes a new one.</summary>
internal static class Lists
{
    /// <summary>The elements of a list, the characters of a text, the members of an object; null for anything else.</summary>
    public static IReadOnlyList<object?>? Of(RenderRun run, object value)
    {
        if (ValueKinds.IsText(value))
        {
            var text = ValueKinds.TextOf(value);
            return Made(run, text.Select(c => (object?)c.ToString()), text.Length) ?? (IReadOnlyList<object?>)[];
        }
        return ValueKinds.IsObject(value)
            ? new TemplateList(Members.NamesOf(value).Select(name => KeyAndValue(value, name)))
            : ValueKinds.AsList(value);
    }

    private static TemplateObject KeyAndValue(object found, string name)
    {
        Members.TryGet(found, name, out var value);
        var pair = new TemplateObject();
        pair.Set("key", name);
        pair.Set("value", value);
        return pair;
    }

    public static bool TryApply(RenderRun run, BinaryOperator symbol, object left, object right, out object? result)
    {
        var (a, b) = (ValueKinds.AsList(left), ValueKinds.AsList(right));
        if (a is null && b is null)
        {
            result = null;
            return false;
        }
        if (symbol is BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Modulo)
        {
            return TryParts(run, symbol, a ?? b!, a is null ? left : right, a is null, out result);
        }
        IEnumerable<object?>? items = (symbol, a, b) switch
        {
            (BinaryOperator.ShiftLeft, not null, _) => a.Append(right),
            (BinaryOperator.ShiftRight, _, not null) => b.Prepend(left),
            (BinaryOperator.Add, not null, not null) => a.Concat(b),
            _ => null,
        };
        result = items is null ? null : Made(run, items, (a?.Count ?? 1) + (long)(b?.Count ?? 1));
        return items is not null;
    }

    // `[1, 2] * 2` is the list twice, `/ 2` its first half, `% 2` every second element.
    private static bool TryParts(RenderRun run, BinaryOperator symbol, IReadOnlyList<object?> list, object by, bool isReversed, out object? result)
    {
        result = null;
        if (!ValueKinds.IsWhole(by) || !ValueKinds.TryWhole(by, out var number) || number < 0
            || (symbol != BinaryOperator.Multiply && (isReversed || number == 0)))
        {
            return false;
        }
        result = symbol switch
        {
            BinaryOperator.Multiply when number > int.MaxValue => run.Create(number) ? null : null,
            BinaryOperator.Multiply => Made(run, Enumerable.Repeat(list, (int)number).SelectMany(items => items), list.Count * number),
            BinaryOperator.Divide => Made(run, list.Take((int)(list.Count / number)), list.Count),
            _ => Made(run, list.Where((_, i) => i % number == 0), list.Count),
        };
        return true;
    }

    /// <summary>A new list, unless it would be more than may be made.</summary>
    public static TemplateList? Made(RenderRun run, IEnumerable<object?> items, long atMost) =>
        run.Create(atMost) ? new TemplateList(items) : null;
}
