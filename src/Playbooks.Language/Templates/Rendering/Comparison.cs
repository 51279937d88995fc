namespace Playbooks.Language.Templates.Rendering;

/// <summary>Equality and order of values.</summary>
internal static class Comparison
{
    // Lists in lists are compared so far down; a list may hold itself.
    private const int MaxDepth = 20;

    /// <summary>Whether two values are equal. A text equals whatever is written as it.</summary>
    public static bool AreEqual(RenderRun run, object? left, object? right, int depth = 0)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }
        if (left is string one && right is string other)
        {
            return one == other;
        }
        if (left is EmptyObject || right is EmptyObject)
        {
            return ReferenceEquals(left, right) || Members.IsEmpty(left is EmptyObject ? right : left) == true;
        }
        if (ValueKinds.IsText(left) || ValueKinds.IsText(right))
        {
            return ScribanText.Of(left) == ScribanText.Of(right);
        }
        if (left is IReadOnlyList<object?> a && right is IReadOnlyList<object?> b)
        {
            return ReferenceEquals(a, b) || (depth < MaxDepth && a.Count == b.Count && HaveEqualElements(run, a, b, depth));
        }
        return TryOrder(left, right, out var order) ? order == 0 : left.Equals(right);
    }

    // Lists may hold one another many times over, so that every element compared counts as work.
    private static bool HaveEqualElements(RenderRun run, IReadOnlyList<object?> a, IReadOnlyList<object?> b, int depth)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (!run.Spend(1) || !AreEqual(run, a[i], b[i], depth + 1))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Which of two values comes first, lists by their first elements that differ; false when they have no order.</summary>
    public static bool TryOrder(RenderRun run, object left, object right, out int order, int depth = 0)
    {
        if (left is not IReadOnlyList<object?> a || right is not IReadOnlyList<object?> b)
        {
            return TryOrder(left, right, out order);
        }
        order = 0;
        for (var i = 0; order == 0 && i < Math.Min(a.Count, b.Count); i++)
        {
            if (depth >= MaxDepth || !run.Spend(1) || a[i] is not { } x || b[i] is not { } y || !TryOrder(run, x, y, out order, depth + 1))
            {
                return false;
            }
        }
        order = order == 0 ? a.Count.CompareTo(b.Count) : order;
        return true;
    }

    /// <summary>Which of two single values comes first; false when they have no order. Beside numbers true is 1.</summary>
    public static bool TryOrder(object left, object right, out int order)
    {
        order = 0;
        (left, right) = (ValueKinds.Beside(left, right), ValueKinds.Beside(right, left));
        if (ValueKinds.IsNumber(left) && ValueKinds.IsNumber(right))
        {
            order = CompareNumbers(left, right);
            return true;
        }
        if (ValueKinds.IsText(left) || ValueKinds.IsText(right))
        {
            order = TextOrder.Compare(ScribanText.Of(left), ScribanText.Of(right));
            return true;
        }
        int? found = (left, right) switch
        {
            (bool a, bool b) => a.CompareTo(b),
            (TimeSpan a, TimeSpan b) => a.CompareTo(b),
            (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
            (DateTime a, DateTime b) => a.CompareTo(b),
            (DateTime a, DateTimeOffset b) => a.CompareTo(b.DateTime),
            (DateTimeOffset a, DateTime b) => a.DateTime.CompareTo(b),
            (Guid a, Guid b) => a.CompareTo(b),
            _ => null,
        };
        order = found ?? 0;
        return found is not null;
    }

    private static int CompareNumbers(object left, object right)
    {
        if (left is int small && right is int other)
        {
            return small.CompareTo(other);
        }
        if (left is double or float || right is double or float)
        {
            return Arithmetic.ToDouble(left).CompareTo(Arithmetic.ToDouble(right));
        }
        if (left is decimal || right is decimal)
        {
            return Arithmetic.TryDecimal(left, out var a) && Arithmetic.TryDecimal(right, out var b)
                ? a.CompareTo(b)
                : Arithmetic.ToDouble(left).CompareTo(Arithmetic.ToDouble(right));
        }
        return Arithmetic.ToBig(left).CompareTo(Arithmetic.ToBig(right));
    }

    /// <summary>The order of lists that are sorted: null first, what has no order by how it is written.</summary>
    public static int Order(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => TryOrder(left, right, out var order) ? order : TextOrder.Compare(ScribanText.Of(left), ScribanText.Of(right)),
    };
}
