using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>List methods that make lists of several lists, and lists of groups. Each element that is put into one costs a step.</summary>
/// <param name="call">The call.</param>
/// <param name="frame">What the evaluation reads and counts.</param>
/// <param name="site">Where it stands.</param>
/// <param name="look">Works out what is said about an element, and counts it.</param>
internal sealed class ListCombinations(BoundListCall call, EvaluationFrame frame, Site site, Evaluation look)
{
    public FactState Run(IReadOnlyList<object?> source, object? argument, out object? value)
    {
        value = null;
        switch (call.Method)
        {
            case ListMethod.SelectMany:
                return SelectMany(source, out value);
            case ListMethod.GroupBy or ListMethod.GroupPairs:
                return GroupBy(source, out value);
        }
        var other = argument as ListValue ?? (IReadOnlyList<object?>)[];
        if (!frame.Spend(Weight.OfAll(source)) || !frame.Spend(Weight.OfAll(other)) || !frame.Spend(Weight.Of(argument)))
        {
            return site.FailOfSteps(frame);
        }
        var equality = ElementEquality.Instance;
        value = call.Method switch
        {
            ListMethod.SequenceEqual => source.SequenceEqual(other, equality),
            ListMethod.Union => Wrap(source.Union(other, equality)),
            ListMethod.Intersect => Wrap(source.Intersect(other, equality)),
            ListMethod.Except => Wrap(source.Except(other, equality)),
            ListMethod.Concat => Wrap(source.Concat(other)),
            ListMethod.Append => Wrap(source.Append(argument)),
            ListMethod.Prepend => Wrap(source.Prepend(argument)),
            _ => source.Count > 0 ? Wrap(source) : Wrap([call.Argument is null ? ListAlgorithms.Default(((ListType)call.Type).Element) : argument]),
        };
        return FactState.Known;
    }

    private FactState SelectMany(IReadOnlyList<object?> source, out object? value)
    {
        value = null;
        var all = new List<object?>();
        foreach (var item in source)
        {
            var state = look(item, out var found);
            if (state == FactState.Failed)
            {
                return state;
            }
            if (found is not (null or ListValue))
            {
                return site.Fail(frame, Problems.Conversion(found, DataType.ListOf(DataType.Any), isExplicit: false));
            }
            var items = found as ListValue ?? (IReadOnlyList<object?>)[];
            if (!frame.Spend(Weight.OfAll(items)))
            {
                return site.FailOfSteps(frame);
            }
            all.AddRange(items);
        }
        value = Wrap(all);
        return FactState.Known;
    }

    private FactState GroupBy(IReadOnlyList<object?> source, out object? value)
    {
        value = null;
        var keyed = new List<(object? Key, object? Item)>(source.Count);
        foreach (var item in source)
        {
            var state = look(item, out var key);
            if (state == FactState.Failed)
            {
                return state;
            }
            // With a second argument both have been worked out together.
            keyed.Add(call.Method == ListMethod.GroupPairs && key is ListValue pair ? (pair[0], pair[1]) : (state == FactState.Known ? key : null, item));
        }
        var type = (GroupType)((ListType)call.Type).Element;
        var groups = keyed.GroupBy(entry => entry.Key, entry => entry.Item, ElementEquality.Instance);
        value = Wrap(groups.Select(group => (object?)new GroupValue(type, group.Key, [.. group])));
        return FactState.Known;
    }

    private ListValue Wrap(IEnumerable<object?> items) => new(((ListType)call.Type).Element, [.. items]);
}

/// <summary>Something worked out for one element.</summary>
internal delegate FactState Evaluation(object? item, out object? value);
