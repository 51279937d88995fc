using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>Members of values and what stands in <c>[…]</c>.</summary>
internal sealed partial class Binder
{
    private static readonly string[] RuntimeMembers = ["GetType", "GetHashCode", "MemberwiseClone", "Finalize", "ReferenceEquals", "typeof", "nameof"];

    private BoundNode BindMember(BoundNode target, string name, TextSpan nameSpan, TextSpan span, bool isOptional)
    {
        switch (target.Type)
        {
            case RowType row:
                return ReadRow(new RowPlace(true, ((BoundElement)target).Depth), row.Layout, name, span)
                    ?? Fail(ExpressionErrors.UnknownFact, span, $"unknown fact `{TextOf(span)}`", ClosestName.Help(name, MemberNames(row)));
            case ObjectType instance:
                return BindObjectMember(target, instance, name, nameSpan, span, isOptional);
            case AnyType:
                return BindAnyMember(target, name, span, isOptional);
            case GroupType group when name == "Key":
                return MemberOf(target, name, group.Key, span, isOptional);
            case ListType or RowsType when name is "Count" or "Length":
                return ListCall(ListMethod.Count, Require(target, isOptional), null, null, DataType.Int, span);
        }
        // What is known has a value, as nullable types have it in the dialect.
        if (name == "HasValue")
        {
            return new BoundIsKnown(target, false, span);
        }
        if (name == "Value")
        {
            return Require(target, isOptional);
        }
        if (FunctionTable.Property(target.Type, name) is { } property)
        {
            return new BoundCall(property, name, [Require(ConvertTo(target, property.Parameters[0]), isOptional)], span);
        }
        return FailMember(target, name, nameSpan, span);
    }

    private BoundNode BindObjectMember(BoundNode target, ObjectType instance, string name, TextSpan nameSpan, TextSpan span, bool isOptional)
    {
        if (KeyOf(instance, name) is { } key)
        {
            return MemberOf(target, key, instance.Members[key], span, isOptional);
        }
        // Inputs of a workflow have the members that they were given with; only `np` and `?.` may ask for others.
        var isAsked = instance.IsOpen || (IsWorkflow && (_propagating > 0 || isOptional));
        return isAsked && !RuntimeMembers.Contains(name)
            ? MemberOf(target, name, DataType.Any, span, isOptional)
            : FailMember(target, name, nameSpan, span);
    }

    // The value may turn out to be an object with such a member, or a text or date that has it.
    private BoundNode BindAnyMember(BoundNode target, string name, TextSpan span, bool isOptional) =>
        RuntimeMembers.Contains(name) ? FailMember(target, name, span, span)
        : name == "HasValue" ? new BoundIsKnown(target, false, span)
        : MemberOf(target, name, DataType.Any, span, isOptional);

    private BoundError FailMember(BoundNode target, string name, TextSpan nameSpan, TextSpan span)
    {
        if (RuntimeMembers.Contains(name))
        {
            return Fail(ExpressionErrors.NotAllowed, nameSpan, $"`{name}` reaches for the program, and an expression only reads facts");
        }
        var names = MemberNames(target.Type).Concat(FunctionTable.MemberNames(target.Type)).ToList();
        return Fail(ExpressionErrors.UnknownMember, nameSpan, $"{AuthorWords.Of(target.Type)} has no `{name}`",
            ClosestName.Help(name, names) ?? (OtherFunction.Member(name, target.Type) is { } other && names.Contains(other) ? Advice.DidYouMean(name, other) : null) ?? (names.Count > 0 ? $"it has {ListOf(names)}" : null));
    }

    private BoundNode BindIndex(IndexSyntax syntax)
    {
        var (target, index) = (Bind(syntax.Target), Bind(syntax.Index));
        if (target is BoundError || index is BoundError)
        {
            return new BoundError(syntax.Span);
        }
        (target, index) = (Require(target), Require(index));
        var isText = index.Type is ScalarType { Kind: ScalarKind.String };
        switch (target.Type)
        {
            case ObjectType instance when isText:
                return index is BoundConstant { Value: string key } && instance.Members.TryGetValue(key, out var type)
                    ? MemberOf(target, key, type, syntax.Span)
                    : new BoundMember(target, index, DataType.Any, syntax.Span);
            case AnyType when isText:
                return new BoundMember(target, index, DataType.Any, syntax.Span);
            case ListType or AnyType or ScalarType { Kind: ScalarKind.String } or ChoiceType:
                return BindElementAt(target, index, syntax.Span);
            default:
                return Fail(ExpressionErrors.OperatorTypes, syntax.Span, $"`[…]` is not defined for {AuthorWords.Of(target.Type)}");
        }
    }

    private BoundNode BindElementAt(BoundNode target, BoundNode index, TextSpan span)
    {
        if (!Conversions.IsImplicit(index.Type, DataType.Int) && index.Type is not ScalarType { IsInteger: true })
        {
            return Fail(ExpressionErrors.ArgumentType, index.Span, $"a place in a list is an integer, and `{TextOf(index.Span)}` is {AuthorWords.Of(index.Type)}", "the first one is `[0]`");
        }
        var at = ConvertTo(index, DataType.Int, isExplicit: true);
        return target.Type switch
        {
            ListType list => ListCall(ListMethod.ElementAt, target, null, at, list.Element, span),
            AnyType => new BoundDynamicCall(new DynamicTarget("[]", [FunctionTable.CharAt], ListMethod.ElementAt), [target, at], span),
            _ => new BoundCall(FunctionTable.CharAt, "[]", [ConvertTo(target, DataType.String), at], span),
        };
    }
}
