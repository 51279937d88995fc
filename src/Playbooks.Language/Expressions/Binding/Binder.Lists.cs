using System.Collections.Immutable;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>Methods over lists and over rows, as <c>list.Any(…)</c> and as <c>any(list, …)</c>.</summary>
internal sealed partial class Binder
{
    private BoundListCall ListCall(ListMethod method, BoundNode source, BoundNode? body, BoundNode? argument, DataType type, TextSpan span) =>
        new(method, source, _elements.Count, body, argument, type, span);

    private BoundNode BindListMethod(ListMethodForm form, BoundNode source, ImmutableArray<SyntaxNode> arguments, CallSyntax call)
    {
        source = Require(source);
        if (source.Type is AnyType)
        {
            source = ConvertTo(source, DataType.ListOf(DataType.Any));
        }
        var (least, most) = form.Arity;
        if (arguments.Length < least || arguments.Length > most)
        {
            var extra = call.Target is null ? 1 : 0;
            return Fail(ExpressionErrors.WrongArgumentCount, call.Span,
                $"`{call.Name}` takes {AuthorWords.Arguments([.. Enumerable.Range(least + extra, most - least + 1)])}, not {arguments.Length + extra}");
        }
        if (source.Type is RowsType && !form.IsForRows)
        {
            return Fail(ExpressionErrors.NotAValue, call.NameSpan, $"`{call.Name}` would give a whole row, and a row is no value", "take one of its facts: `contacts.Select(name)`, `max(contacts, arr)`");
        }
        if (form.TakesValue && !arguments.IsEmpty)
        {
            return BindWithArgument(form, source, arguments, call);
        }
        var body = arguments.IsEmpty ? null : BindBody(form, source, arguments[0]);
        if (body is BoundError)
        {
            return body;
        }
        switch (form.Method)
        {
            case ListMethod.ThenBy or ListMethod.ThenByDescending:
                return BindThenBy(form, source, body!, call);
            case ListMethod.SelectMany:
                return BindSelectMany(source, body!, call.Span);
            case ListMethod.GroupBy:
                return BindGroupBy(form, source, body!, arguments, call);
        }
        return ResultType(form.Method, source, body, call) is { } type ? OrNoElement(ListCall(form.Method, source, body, null, type, call.Span)) : new BoundError(call.Span);
    }

    // The smallest of nothing fails in C#, unless it may be null.
    private BoundNode OrNoElement(BoundListCall call) =>
        call.Method is ListMethod.Min or ListMethod.Max or ListMethod.Average && IsWorkflow && call.Type is ScalarType { Kind: not ScalarKind.String }
            ? new BoundRequired(call, new Problem(ExpressionErrors.NoSuchElement, $"`{TextOf(call.Span)}` is asked of no elements", "ask first with `.Any()`"), call.Span)
            : call;

    private BoundNode BindWithArgument(ListMethodForm form, BoundNode source, ImmutableArray<SyntaxNode> arguments, CallSyntax call)
    {
        var argument = Bind(arguments[0]);
        if (argument is BoundError || (argument.Type is RowsType && FailRows(argument) is null))
        {
            return new BoundError(call.Span);
        }
        switch (form.Method)
        {
            case ListMethod.Contains:
                return BindContains(source, argument, call.Span);
            case ListMethod.Union or ListMethod.Concat or ListMethod.Intersect or ListMethod.Except or ListMethod.SequenceEqual:
                return BindWithList(form, source, Require(argument), call);
            case ListMethod.Append or ListMethod.Prepend or ListMethod.DefaultIfEmpty:
                return BindWithElement(form, source, argument, call);
        }
        if (argument.Type is not (AnyType or ScalarType { IsInteger: true }))
        {
            return Fail(ExpressionErrors.ArgumentType, argument.Span, $"`{call.Name}` needs an integer, and `{TextOf(argument.Span)}` is {AuthorWords.Of(argument.Type)}");
        }
        argument = Require(argument);
        var type = form.Method is ListMethod.ElementAt or ListMethod.ElementAtOrDefault ? ElementType(source) : source.Type;
        return ListCall(form.Method, source, null, ConvertTo(argument, DataType.Int, isExplicit: true), type, call.Span);
    }

    /// <summary>What is said about each element: a lambda, or an expression over <c>it</c> and the element's own names.</summary>
    private BoundNode BindBody(ListMethodForm form, BoundNode source, SyntaxNode syntax)
    {
        if (_elements.Count == ExpressionLimits.ListDepth)
        {
            return Fail(ExpressionErrors.TooDeep, syntax.Span, $"more than {ExpressionLimits.ListDepth} list methods stand in one another");
        }
        var lambda = syntax as LambdaSyntax;
        var element = new BoundElement(_elements.Count, ElementType(source), syntax.Span);
        _elements.Add(new ElementScope(lambda?.Parameter, element));
        var content = lambda?.Body ?? syntax;
        var body = form.NeedsCondition ? OrFalse(BindCondition(content, $"`{form.Name}`")) : Bind(content);
        _elements.RemoveAt(_elements.Count - 1);
        return body;
    }

    private static DataType ElementType(BoundNode source) => source.Type switch
    {
        ListType { Element: NullType } => DataType.Any,
        ListType list => list.Element,
        RowsType rows => new RowType(rows.Layout),
        _ => DataType.Any,
    };

    private DataType? ResultType(ListMethod method, BoundNode source, BoundNode? body, CallSyntax call)
    {
        var element = ElementType(source);
        return method switch
        {
            ListMethod.Any or ListMethod.All or ListMethod.Contains => DataType.Bool,
            ListMethod.Count => DataType.Int,
            ListMethod.Sum or ListMethod.Min or ListMethod.Max or ListMethod.Average => AggregateType(method, body?.Type ?? element, call),
            ListMethod.Select => body!.Type is RowsType ? FailRows(body) : DataType.ListOf(body.Type),
            ListMethod.OrderBy or ListMethod.OrderByDescending => OrderType(source, body?.Type ?? element, call),
            _ when ListMethodForm.GivesElement(method) => element,
            _ => source.Type is RowsType ? source.Type : DataType.ListOf(element),
        };
    }

    private DataType? FailRows(BoundNode body)
    {
        Fail(ExpressionErrors.NotAValue, body.Span, $"`{TextOf(body.Span)}` is a {AuthorWords.Of(body.Type)} and no value");
        return null;
    }

    private DataType? OrderType(BoundNode source, DataType key, CallSyntax call)
    {
        if (key is AnyType or ScalarType or ChoiceType)
        {
            return source.Type is RowsType ? source.Type : DataType.ListOf(ElementType(source));
        }
        Fail(ExpressionErrors.ArgumentType, call.Span, $"`{call.Name}` cannot put {AuthorWords.Of(key)} in order", "say by what: `OrderBy(x => x.name)`");
        return null;
    }

    private DataType? AggregateType(ListMethod method, DataType type, CallSyntax call)
    {
        if (type is RowType)
        {
            Fail(ExpressionErrors.WrongArgumentCount, call.Span, $"`{call.Name}` needs to know of what", $"name a fact: `{call.Name}(contacts, arr)`");
            return null;
        }
        if (type is AnyType)
        {
            return type;
        }
        var isOrdered = type is ScalarType { Kind: not (ScalarKind.Bool or ScalarKind.Guid) };
        if (method is ListMethod.Min or ListMethod.Max ? isOrdered : type is ScalarType { IsNumeric: true } or ScalarType { Kind: ScalarKind.TimeSpan })
        {
            return (method, type) switch
            {
                (ListMethod.Average, ScalarType { IsInteger: true }) => DataType.Double,
                // As in C#, which has no sum of unsigned numbers.
                (ListMethod.Sum, ScalarType { Kind: ScalarKind.UInt }) => DataType.Long,
                _ => type,
            };
        }
        Fail(ExpressionErrors.ArgumentType, call.Span, $"`{call.Name}` is not defined for {AuthorWords.Of(type)}", method == ListMethod.Sum ? "to count, write `count(list, condition)`" : null);
        return null;
    }

    private BoundNode BindContains(BoundNode list, BoundNode item, TextSpan span)
    {
        if (list.Type is RowsType)
        {
            return Fail(ExpressionErrors.OperatorTypes, span, $"a {AuthorWords.Of(list.Type)} is asked with a condition", "write `any(contacts, name == 'x')`");
        }
        if (list.Type is AnyType)
        {
            return OrFalse(ConvertTo(new BoundDynamicCall(new DynamicTarget("Contains", FunctionTable.Method(DataType.String, "Contains"), ListMethod.Contains), [list, item], span), DataType.Bool));
        }
        var element = ElementType(list);
        if (IsWorkflow && item.Type is NullType)
        {
            return ListCall(ListMethod.Any, list, new BoundIsKnown(new BoundElement(_elements.Count, element, list.Span), true, span), null, DataType.Bool, span);
        }
        if (element is AnyType || item.Type is AnyType)
        {
            return OrFalse(ListCall(ListMethod.Contains, list, null, ConvertTo(item, DataType.Any), DataType.Bool, span));
        }
        // The comparison settles what may be compared; the element stands for all elements.
        var comparison = BindPlainOperator(BinaryOperator.Equal, new BoundElement(0, element, list.Span), item, span, "contains");
        return comparison switch
        {
            BoundError error => error,
            BoundBinary binary => OrFalse(ListCall(ListMethod.Contains, list, null, binary.Right, DataType.Bool, span)),
            _ => Fail(ExpressionErrors.OperatorTypes, span, "a list does not contain null"),
        };
    }
}
