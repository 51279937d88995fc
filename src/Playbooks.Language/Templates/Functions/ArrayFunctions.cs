using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary><c>array.*</c>: all give new lists and leave theirs as they are.</summary>
internal static class ArrayFunctions
{
    public static IEnumerable<Function> All =>
    [
        Function.Of("array.add", "list: list, value: any", null, a => Joined(a, a.List(0), [a[1]]), isNullSafe: true),
        Function.Of("array.add_range", "list1: list, list2: list", null, a => Joined(a, a.List(0), a.List(1))),
        Function.Of("array.any", "list: list, function: function, args...: any", DataType.Bool, Any),
        Function.Of("array.compact", "list: list", null, a => a[0] is null ? null : a.Made(a.List(0).Where(item => item is not null), a.List(0).Count)),
        Function.Of("array.concat", "list1: list, list2: list", null, a => a[0] is null && a[1] is null ? null : Joined(a, a.List(0), a.List(1))),
        Function.Of("array.contains", "list: list, item: any", DataType.Bool, Contains),
        Function.Of("array.cycle", "list: list, group?: any", DataType.Any, Cycle),
        Function.Of("array.each", "list: list, function: function", DataType.ListOf(DataType.Any), Each),
        Function.Of("array.filter", "list: list, function: function", null, Filter),
        Function.Of("array.first", "list: list", DataType.Any, a => a.List(0) is { Count: > 0 } list ? list[0] : null),
        Function.Of("array.insert_at", "list: list, index: whole, value: any", null, InsertAt, isNullSafe: true),
        Function.Of("array.join", "list: list, delimiter: text, function?: function", DataType.String, Join),
        Function.Of("array.last", "list: list", DataType.Any, a => a.List(0) is { Count: > 0 } list ? list[^1] : null),
        Function.Of("array.limit", "list: list, count: whole", null, a => a[0] is null ? null : Part(a, 0, a.Whole(1))),
        Function.Of("array.map", "list: list, member: text", DataType.ListOf(DataType.Any), Map),
        Function.Of("array.offset", "list: list, index: whole", null, a => a[0] is null ? null : Part(a, Math.Max(0, a.Whole(1)), int.MaxValue)),
        Function.Of("array.remove_at", "list: list, index: whole", null, RemoveAt),
        Function.Of("array.reverse", "list: list", null, a => a.Made(a.List(0).Reverse(), a.List(0).Count)),
        Function.Of("array.size", "list: list", DataType.Int, a => a.List(0).Count),
        Function.Of("array.sort", "list: list, member?: text", null, Sort),
        Function.Of("array.uniq", "list: list", null, Uniq),
    ];

    private static TemplateList? Joined(Arguments a, IReadOnlyList<object?> first, IReadOnlyList<object?> second) =>
        a.Made(first.Concat(second), (long)first.Count + second.Count);

    private static TemplateList? Part(Arguments a, int start, int count)
    {
        var list = a.List(0);
        start = Math.Min(start, list.Count);
        count = Math.Clamp(count, 0, list.Count - start);
        return a.Made(Enumerable.Range(start, count).Select(i => list[i]), count);
    }

    private static object? Any(Arguments a)
    {
        if (a.Function(1) is not { } function)
        {
            return false;
        }
        foreach (var item in a.List(0))
        {
            if (a.Run.HasFailed || ValueKinds.IsTrue(a.Call(function, item, 2)))
            {
                return true;
            }
        }
        return false;
    }

    private static object? Contains(Arguments a)
    {
        foreach (var item in a.List(0))
        {
            // A text is never the number that it shows, although `==` says so.
            if (!a.Run.Spend(1) || (ValueKinds.IsText(item) == ValueKinds.IsText(a[1]) && Comparison.AreEqual(a.Run, item, a[1])))
            {
                return true;
            }
        }
        return false;
    }

    // Calls with the same list, or of the same group, take turns together.
    private static object? Cycle(Arguments a)
    {
        var list = a.List(0);
        if (list.Count == 0)
        {
            return null;
        }
        var group = a[1] is null ? "list " + ScribanText.Of(list) : "group " + a.Text(1);
        var at = a.Run.Cycles.GetValueOrDefault(group);
        a.Run.Cycles[group] = (at + 1) % list.Count;
        return a.Run.Create(group.Length) ? list[at % list.Count] : null;
    }

    private static TemplateList? Each(Arguments a)
    {
        if (a[0] is null || a.Function(1) is not { } function)
        {
            return null;
        }
        var result = new List<object?>();
        foreach (var item in a.List(0))
        {
            if (!a.Run.Create(1))
            {
                return null;
            }
            result.Add(a.Call(function, item, 2));
        }
        return new TemplateList(result);
    }

    private static TemplateList? Filter(Arguments a)
    {
        if (a[0] is null || a.Function(1) is not { } function)
        {
            return null;
        }
        var result = new List<object?>();
        foreach (var item in a.List(0))
        {
            if (!a.Run.Create(1))
            {
                return null;
            }
            if (ValueKinds.IsTrue(a.Call(function, item, 2)))
            {
                result.Add(item);
            }
        }
        return new TemplateList(result);
    }

    private static TemplateList? InsertAt(Arguments a)
    {
        var list = a.List(0);
        var index = Math.Max(0, a.Whole(1));
        if (!a.Run.Create(Math.Max((long)list.Count, index) + 1))
        {
            return null;
        }
        List<object?> result = [.. list];
        while (result.Count < index)
        {
            result.Add(null);
        }
        result.Insert(index, a[2]);
        return new TemplateList(result);
    }

    private static string? Join(Arguments a)
    {
        var (list, delimiter, function) = (a.List(0), a.Text(1), a.Function(2));
        var parts = new List<string>();
        foreach (var item in list)
        {
            var value = item is not null && function is not null ? a.Call(function, a.Run.TextOf(item), 3) : item;
            var part = a.Run.TextOf(value);
            if (!a.Run.Create(part.Length + (long)delimiter.Length))
            {
                return null;
            }
            parts.Add(part);
        }
        return string.Join(delimiter, parts);
    }

    private static TemplateList? Map(Arguments a)
    {
        var member = a.Text(1);
        return a.Made(a.List(0).Select(item => item is not null && Members.TryGet(item, member, out var value) ? value : null), a.List(0).Count);
    }

    private static TemplateList? RemoveAt(Arguments a)
    {
        var list = a.List(0);
        var index = a.Whole(1);
        index = index < 0 ? index + list.Count : index;
        return a.Made(list.Where((_, i) => i != index), list.Count);
    }

    private static TemplateList? Sort(Arguments a)
    {
        var (list, member) = (a.List(0), a.TextOrNull(1));
        // Ordering costs more steps than elements.
        if (!a.Run.Spend(list.Count * (1 + (int)Math.Log2(list.Count + 1))))
        {
            return null;
        }
        var path = member?.Split('.') ?? [];
        return a.Made(list.OrderBy(item => path.Aggregate(item, MemberOf), Comparer<object?>.Create(Comparison.Order)), list.Count);
    }

    private static object? MemberOf(object? item, string member) =>
        item is not null && Members.TryGet(item, member, out var value) ? value : null;

    private static TemplateList? Uniq(Arguments a)
    {
        if (a[0] is null)
        {
            return null;
        }
        // A whole number and a fraction are two values, and so are two objects with the same members.
        var (result, seen) = (new List<object?>(), new HashSet<object?>());
        foreach (var item in a.List(0))
        {
            if (!a.Run.Create(1))
            {
                return null;
            }
            if (seen.Add(item))
            {
                result.Add(item);
            }
        }
        return new TemplateList(result);
    }
}
