using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>
/// List methods over boxed elements. Conditions follow Kleene's logic in <c>Any</c> and <c>All</c>; everything else goes
/// over the elements that are known to meet it, and aggregates over the values that are known.
/// </summary>
internal sealed class ListAlgorithms(BoundListCall call, Evaluator<object?>? body, EvaluationFrame frame, Site site)
{
    /// <summary>Runs the method. The value is a boxed value, or the elements of a list of rows.</summary>
    public FactState Run(IReadOnlyList<object?> source, object? argument, out object? value)
    {
        value = null;
        switch (call.Method)
        {
            case ListMethod.Any:
                return Decide(source, true, out value);
            case ListMethod.All:
                return Decide(source, false, out value);
            case ListMethod.Contains or ListMethod.ElementAt or ListMethod.ElementAtOrDefault:
                return !frame.Spend(call.Method == ListMethod.Contains ? source.Count : 1) ? site.FailOfSteps(frame) : Finish(Simple(call.Method, call.Type, source, argument), out value);
            case ListMethod.Sum or ListMethod.Min or ListMethod.Max or ListMethod.Average:
                return Aggregate(source, out value);
            case >= ListMethod.OrderBy and <= ListMethod.ThenByDescending:
                return Order(source, out value);
            case >= ListMethod.SelectMany:
                return new ListCombinations(call, frame, site, Look).Run(source, argument, out value);
            case ListMethod.Select:
                return Select(source, out value);
            default:
                return Choose(source, argument, out value);
        }
    }

    /// <summary>The methods that need no body, for values that turn out to be lists at run time.</summary>
    public static Outcome<object?> Simple(ListMethod method, DataType type, IReadOnlyList<object?> list, object? argument)
    {
        if (method == ListMethod.Contains)
        {
            return Contains(list, argument!);
        }
        var index = (int)argument!;
        return index >= 0 && index < list.Count ? Outcome<object?>.Of(list[index])
            : method == ListMethod.ElementAtOrDefault ? Outcome<object?>.Of(Default(type))
            : new Problem(ExpressionErrors.NoSuchElement, $"there is no element {index} in a list of {list.Count}", "the first one is `[0]`");
    }

    private static Outcome<object?> Contains(IReadOnlyList<object?> list, object item)
    {
        var isUnsure = false;
        foreach (var element in list)
        {
            if (element is null)
            {
                isUnsure = true;
                continue;
            }
            var equal = BoxedOperators.ApplyDynamic(BinaryOperator.Equal, element, item);
            if (equal.Problem is not null || equal.Value is true)
            {
                return equal;
            }
        }
        return isUnsure ? Outcome<object?>.NotKnown : Outcome<object?>.Of(false);
    }

    private FactState Decide(IReadOnlyList<object?> source, bool decisive, out object? value)
    {
        value = !decisive;
        if (body is null)
        {
            value = source.Count > 0;
            return FactState.Known;
        }
        var result = FactState.Known;
        foreach (var item in source)
        {
            var state = Look(item, out var holds);
            if (state == FactState.Failed || (state == FactState.Known && holds is bool truth && truth == decisive))
            {
                value = state == FactState.Known ? decisive : null;
                return state;
            }
            result = state == FactState.NotKnown ? state : result;
        }
        value = result == FactState.Known ? value : null;
        return result;
    }

    // Counts a step, and works out the body for the element; without a body, the element itself.
    private FactState Look(object? item, out object? value)
    {
        value = item;
        if (!frame.Spend(1))
        {
            return site.FailOfSteps(frame);
        }
        if (body is null)
        {
            return item is null ? FactState.NotKnown : FactState.Known;
        }
        frame.Locals[call.Depth] = item;
        return body(frame, out value);
    }

    private FactState Aggregate(IReadOnlyList<object?> source, out object? value)
    {
        value = null;
        var aggregation = new Aggregation(call.Method, call.Type);
        foreach (var item in source)
        {
            var state = Look(item, out var found);
            if (state == FactState.Failed)
            {
                return state;
            }
            if (state == FactState.Known && aggregation.Add(found!) is { } problem)
            {
                return site.Fail(frame, problem);
            }
        }
        return Finish(aggregation.Result(), out value);
    }

    private FactState Select(IReadOnlyList<object?> source, out object? value)
    {
        value = null;
        var items = new object?[source.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (Look(source[i], out items[i]) == FactState.Failed)
            {
                return FactState.Failed;
            }
            if (!frame.Spend(Weight.Of(items[i]) - 1))
            {
                return site.FailOfSteps(frame);
            }
        }
        value = new ListValue(((ListType)call.Type).Element, items);
        return FactState.Known;
    }

    private FactState Order(IReadOnlyList<object?> source, out object? value)
    {
        value = null;
        var keyed = new List<(object? Key, object? Item)>(source.Count);
        foreach (var item in source)
        {
            var state = Look(item, out var key);
            if (state == FactState.Failed)
            {
                return state;
            }
            // False comes before true, which no comparison says.
            keyed.Add((state != FactState.Known ? null : key is bool truth ? truth ? 1 : 0 : key, item));
        }
        // Keys of mixed types have no order; that is found before sorting, which must not stop halfway.
        var known = keyed.Where(entry => entry.Key is not null).ToList();
        foreach (var (key, _) in known)
        {
            if (BoxedOperators.ApplyDynamic(BinaryOperator.Less, key!, known[0].Key!).Problem is { } problem)
            {
                return site.Fail(frame, problem);
            }
        }
        var comparer = Comparer<object?>.Create(Compare);
        var sorted = call.Method is ListMethod.OrderBy or ListMethod.ThenBy ? keyed.OrderBy(entry => entry.Key, comparer) : keyed.OrderByDescending(entry => entry.Key, comparer);
        value = Wrap([.. sorted.Select(entry => entry.Item)]);
        return FactState.Known;
    }

    // What is not known comes first, as null does in C#.
    private static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ when BoxedOperators.ApplyDynamic(BinaryOperator.Less, left, right).Value is true => -1,
        _ => BoxedOperators.ApplyDynamic(BinaryOperator.Greater, left, right).Value is true ? 1 : 0,
    };

    private FactState Choose(IReadOnlyList<object?> source, object? argument, out object? value)
    {
        value = null;
        var chosen = new List<object?>();
        var taking = true;
        foreach (var item in source)
        {
            object? holds = true;
            var state = body is null ? FactState.Known : Look(item, out holds);
            if (state == FactState.Failed || (body is null && !frame.Spend(1)))
            {
                return state == FactState.Failed ? state : site.FailOfSteps(frame);
            }
            var isMet = state == FactState.Known && holds is true;
            taking &= isMet;
            if (call.Method switch { ListMethod.SkipWhile => !taking, ListMethod.TakeWhile => taking, _ => isMet })
            {
                chosen.Add(item);
            }
        }
        return call.Method switch
        {
            ListMethod.Count => Known(chosen.Count, out value),
            ListMethod.Where or ListMethod.SkipWhile or ListMethod.TakeWhile or ListMethod.ToList => Known(Wrap(chosen), out value),
            ListMethod.Distinct => Known(Wrap([.. chosen.Distinct(ElementEquality.Instance)]), out value),
            ListMethod.Reverse => Known(Wrap([.. Enumerable.Reverse(chosen)]), out value),
            ListMethod.Skip => Known(Wrap([.. chosen.Skip((int)argument!)]), out value),
            ListMethod.Take => Known(Wrap([.. chosen.Take((int)argument!)]), out value),
            _ => One(chosen, out value),
        };
    }

    private FactState One(List<object?> chosen, out object? value)
    {
        var isSingle = call.Method is ListMethod.Single or ListMethod.SingleOrDefault;
        if (chosen.Count > 1 && isSingle)
        {
            value = null;
            return site.Fail(frame, new Problem(ExpressionErrors.NoSuchElement, "more than one element is there"));
        }
        if (chosen.Count == 0 && (call.Method is ListMethod.First or ListMethod.Last or ListMethod.Single))
        {
            value = null;
            return site.Fail(frame, new Problem(ExpressionErrors.NoSuchElement, "there is no such element", $"`{call.Method}OrDefault` does without"));
        }
        value = chosen.Count == 0 ? Default(call.Type) : call.Method is ListMethod.Last or ListMethod.LastOrDefault ? chosen[^1] : chosen[0];
        return value is null ? FactState.NotKnown : FactState.Known;
    }

    // C#'s default of the type: zero of a number, null of a text.
    public static object? Default(DataType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Bool } => false,
        ScalarType { Kind: ScalarKind.Char } => '\0',
        ScalarType { IsNumeric: true } number => NumericConversions.Convert(0, number.Kind),
        ScalarType { Kind: ScalarKind.DateTime } => default(DateTime),
        ScalarType { Kind: ScalarKind.Time } => default(DateTimeOffset),
        ScalarType { Kind: ScalarKind.TimeSpan } => default(TimeSpan),
        ScalarType { Kind: ScalarKind.Guid } => default(Guid),
        _ => null,
    };

    private object Wrap(List<object?> items) => call.Type is ListType list ? new ListValue(list.Element, items) : items;

    private static FactState Known(object found, out object? value)
    {
        value = found;
        return FactState.Known;
    }

    private FactState Finish(Outcome<object?> outcome, out object? value)
    {
        value = outcome.Value;
        return outcome.Problem is { } problem ? site.Fail(frame, problem) : outcome.State;
    }
}
