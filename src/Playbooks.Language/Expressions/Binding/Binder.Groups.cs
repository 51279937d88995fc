using System.Collections.Immutable;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>List methods with two lists, with lists of lists, and with more than one order.</summary>
internal sealed partial class Binder
{
    private BoundNode BindWithList(ListMethodForm form, BoundNode source, BoundNode other, CallSyntax call)
    {
        if (other.Type is not (ListType or AnyType))
        {
            return Fail(ExpressionErrors.ArgumentType, other.Span, $"`{call.Name}` needs a list, and `{TextOf(other.Span)}` is {AuthorWords.Of(other.Type)}", "a list of values is written `new[] { 1, 2 }`");
        }
        var element = CommonElement(ElementType(source), ElementType(other));
        var type = DataType.ListOf(element);
        var result = form.Method == ListMethod.SequenceEqual ? DataType.Bool : (DataType)type;
        return ListCall(form.Method, ConvertTo(source, type), null, ConvertTo(other, type), result, call.Span);
    }

    private BoundNode BindWithElement(ListMethodForm form, BoundNode source, BoundNode item, CallSyntax call)
    {
        var element = CommonElement(ElementType(source), item.Type);
        return ListCall(form.Method, ConvertTo(source, DataType.ListOf(element)), null, ConvertTo(item, element), DataType.ListOf(element), call.Span);
    }

    // Lists of numbers of different kinds become lists of values, which are then compared as `==` would.
    private static DataType CommonElement(DataType left, DataType right) =>
        left.Equals(right) || right is NullType ? left
        : (left, right) is (ObjectType, ObjectType) ? DataTypes.OpenObject
        : DataType.Any;

    // Sorting keeps the order of equals, so a lesser order is one that was made before: it goes in beneath the greater.
    private BoundNode BindThenBy(ListMethodForm form, BoundNode source, BoundNode body, CallSyntax call)
    {
        if (OrderType(source, body.Type, call) is not { } type)
        {
            return new BoundError(call.Span);
        }
        return (BoundNode?)Beneath(source, below => ListCall(form.Method, below, body, null, type, call.Span))
            ?? Fail(ExpressionErrors.NotAllowed, call.NameSpan, $"`{call.Name}` says what comes second, and nothing says what comes first", "write `OrderBy(…)` before it");
    }

    private static BoundListCall? Beneath(BoundNode node, Func<BoundNode, BoundListCall> make) => node switch
    {
        BoundRequired required => Beneath(required.Operand, make),
        BoundListCall { Method: >= ListMethod.OrderBy and <= ListMethod.ThenByDescending, Source: BoundListCall { Method: ListMethod.ThenBy or ListMethod.ThenByDescending } lesser } order =>
            order with { Source = Beneath(lesser, make)! },
        BoundListCall { Method: >= ListMethod.OrderBy and <= ListMethod.ThenByDescending } order => order with { Source = make(order.Source) },
        _ => null,
    };

    private BoundNode BindSelectMany(BoundNode source, BoundNode body, TextSpan span) => body.Type switch
    {
        ListType list => ListCall(ListMethod.SelectMany, source, body, null, DataType.ListOf(list.Element), span),
        AnyType => ListCall(ListMethod.SelectMany, source, body, null, DataType.ListOf(DataType.Any), span),
        _ => Fail(ExpressionErrors.ArgumentType, body.Span, $"`SelectMany` needs a list of each element, and `{TextOf(body.Span)}` is {AuthorWords.Of(body.Type)}", "`Select` takes one value of each"),
    };

    // With a second argument, that is what is put together instead of the elements.
    private BoundNode BindGroupBy(ListMethodForm form, BoundNode source, BoundNode key, ImmutableArray<SyntaxNode> arguments, CallSyntax call)
    {
        var chosen = arguments.Length > 1 ? BindBody(form, source, arguments[1]) : null;
        if (chosen is BoundError || (key.Type is RowsType && FailRows(key) is null) || (chosen?.Type is RowsType && FailRows(chosen) is null))
        {
            return new BoundError(call.Span);
        }
        var type = DataType.ListOf(new GroupType(key.Type, chosen?.Type ?? ElementType(source)));
        return chosen is null
            ? ListCall(ListMethod.GroupBy, source, key, null, type, call.Span)
            : ListCall(ListMethod.GroupPairs, source, new BoundList([ConvertTo(key, DataType.Any), ConvertTo(chosen, DataType.Any)], DataType.ListOf(DataType.Any), call.Span), null, type, call.Span);
    }

    /// <summary>The elements converted to a type, or those that are of it: <c>list.Cast('double')</c>, <c>list.OfType('string')</c>.</summary>
    private BoundNode BindOfType(CallSyntax call, BoundNode list, string named, SyntaxNode written)
    {
        if (CastTypes.Find(CastTypes.Plain(named)) is not { } type)
        {
            return Fail(ExpressionErrors.NotAllowed, written.Span, $"`{call.Name}` asks for one of the types that values have, written as a text", $"there are {ListOf([.. CastTypes.Names])}");
        }
        var element = new BoundElement(_elements.Count, ElementType(list), call.NameSpan);
        list = Require(list);
        if (call.Name == "Cast")
        {
            return Cast(call, element, type) is var cast && cast is BoundError ? cast : ListCall(ListMethod.Select, list, cast, null, DataType.ListOf(type), call.Span);
        }
        var chosen = ListCall(ListMethod.Where, list, new BoundIsKnown(new BoundAs(element, type, call.Span), false, call.Span), null, DataType.ListOf(element.Type), call.Span);
        return ListCall(ListMethod.Select, chosen, new BoundAs(element, type, call.Span), null, DataType.ListOf(type), call.Span);
    }

    /// <summary>An object of values: <c>new(total * 2 as doubled, item)</c>.</summary>
    private BoundNode BindNew(NewSyntax made)
    {
        var values = BindArguments(made.Values);
        var members = ImmutableDictionary.CreateBuilder<string, DataType>();
        var failed = values.Any(value => value is BoundError);
        for (var i = 0; i < values.Length; i++)
        {
            if (members.ContainsKey(made.Names[i].Name))
            {
                Fail(ExpressionErrors.NotAllowed, made.Names[i].Span, $"the object has two parts `{made.Names[i].Name}`", "give one another name with `as`");
                failed = true;
            }
            failed |= values[i].Type is RowsType && FailRows(values[i]) is null;
            members[made.Names[i].Name] = values[i].Type is NullType ? DataType.Any : values[i].Type;
        }
        return failed ? new BoundError(made.Span) : new BoundNew([.. made.Names.Select(name => name.Name)], values, new ObjectType(members.ToImmutable(), IsOpen: false), made.Span);
    }

    /// <summary>A list of values: <c>new[] { 1, 2 }</c>.</summary>
    private BoundNode BindListOf(ListSyntax made)
    {
        var items = BindArguments(made.Items);
        if (items.Any(item => item is BoundError || (item.Type is RowsType && FailRows(item) is null)))
        {
            return new BoundError(made.Span);
        }
        DataType type = items.IsEmpty ? DataType.Any : items[0].Type;
        foreach (var item in items)
        {
            type = type.Equals(item.Type) || item.Type is NullType ? type : OperatorTable.Promote(type, item.Type) ?? CommonElement(type, item.Type);
        }
        type = type is NullType ? DataType.Any : type;
        return new BoundList([.. items.Select(item => ConvertTo(item, type))], DataType.ListOf(type), made.Span);
    }
}
