using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>Functions, methods and casts.</summary>
internal sealed partial class Binder
{
    private static readonly string[] RuntimeFunctions = ["typeof", "GetType", "nameof", "eval", "default"];

    private static readonly string[] SpecialFunctions = ["iif", "isnull", "np", "is", "as", "cast"];

    private BoundNode BindCall(CallSyntax call)
    {
        if (call.Target is null)
        {
            return BindFunction(call);
        }
        if (call.Target is NameSyntax written && TypeOf(written) is var type && StaticNames.IsType(type.Name) && FindRow(type.Name) is null && FindElementValue(type.Name, type.Span) is null
            && IndexOfVariable(type.Name, StringComparison.Ordinal) < 0)
        {
            return BindStaticCall(call, type);
        }
        if (call.Target is NameSyntax unknown && IsForeign(unknown, call.Name))
        {
            BindArguments(call.Arguments);
            return Fail(ExpressionErrors.NotAllowed, unknown.Span.Union(call.NameSpan), $"`{unknown.Name}.{call.Name}` is a method of the program that this file was written for, and an expression only reads facts",
                "say it with the functions there are: `input.x in ('a', 'b')`, `input.list.Contains(…)`");
        }
        var target = Bind(call.Target);
        return target is BoundError ? new BoundError(call.Span) : BindMethod(call, target);
    }

    private NameSyntax TypeOf(NameSyntax name) =>
        IsWorkflow && !scope.Dialect.IsCaseSensitive && IndexOfVariable(name.Name, StringComparison.OrdinalIgnoreCase) < 0 ? name with { Name = StaticNames.InAnyCase(name.Name) } : name;

    // RulesEngine lets programs register types whose methods a workflow may then call by name.
    private bool IsForeign(NameSyntax type, string method)
    {
        var isCapital = IsWorkflow && char.IsAsciiLetterUpper(type.Name[0]);
        return isCapital && (FindValue(type) is null
            || (FindOpenName(type) is not null && ListMethodForm.Find(method) is null && FunctionTable.Method(DataType.Any, method).IsEmpty));
    }

    private BoundNode BindFunction(CallSyntax call)
    {
        switch (SpecialFunctions.FirstOrDefault(name => name.Equals(call.Name, StringComparison.OrdinalIgnoreCase)))
        {
            case "iif" when HasArguments(call, 3):
                return BindConditional(call.Arguments[0], call.Arguments[1], call.Arguments[2], call.Span);
            case "isnull" when HasArguments(call, 2):
                return BindCoalesce(call.Arguments[0], call.Arguments[1], call.Span);
            case "np" when HasArguments(call, 1, 2):
                return BindPropagating(call);
            case "is" or "as" or "cast" when HasArguments(call, 1, 2):
                return BindTypeFunction(call);
            case not null:
                return new BoundError(call.Span);
        }
        if (RuntimeFunctions.Contains(call.Name))
        {
            return Fail(ExpressionErrors.NotAllowed, call.NameSpan, $"`{call.Name}` asks for the program's types, and an expression only reads facts", "convert with `int(x)`, `double(x)`, `decimal(x)`, `string(x)` or `date(x)`");
        }
        if (CastTypes.Find(call.Name) is { } type && call.Arguments.Length == 1)
        {
            return BindCast(call, type);
        }
        if (IsWorkflow && call.Arguments.Length == 1 && CastTypes.Small(call.Name) is var (least, most))
        {
            return BindSmall(call, least, most);
        }
        if (IsWorkflow && call is { Name: "object", Arguments.Length: 1 })
        {
            return Bind(call.Arguments[0]) is var value && value is BoundError ? value : ConvertTo(value, DataType.Any);
        }
        if (BindMoment(call) is { } moment)
        {
            return moment;
        }
        // A single input that is a list is what a list method without one is asked of.
        if (_elements.Count == 0 && OnlyInput(call.NameSpan) is { Type: ListType } input && ListMethodForm.Find(call.Name) is { } ofInput && call.Arguments.Length <= ofInput.Arity.Most)
        {
            return BindListMethod(ofInput, input, call.Arguments, call);
        }
        // Among the elements of a list of lists, a list method without a list is asked of the element.
        return _elements is [.., { Parameter: null, Element: { Type: ListType } element }] && ListMethodForm.Find(call.Name) is { } form && IsAskedOfElement(call, element)
            ? BindListMethod(form, element with { Span = call.NameSpan }, call.Arguments, call)
            : BindAggregateOrFunction(call);
    }

    // `count(it)` names its list; of a group, `Sum(total)` is asked as it stands.
    private static bool IsAskedOfElement(CallSyntax call, BoundElement element) =>
        call.Arguments.IsEmpty || !FunctionTable.IsFunction(call.Name) || (element.Type is GroupType && call.Arguments is not [NameSyntax { Name: "it" }, ..]);

    private BoundNode BindAggregateOrFunction(CallSyntax call)
    {
        var overloads = FunctionTable.Function(call.Name);
        if (ListMethodForm.FindFunction(call.Name) is not { } form)
        {
            return overloads.IsEmpty ? FailFunction(call) : BindOverload(call, call.Name, overloads, BindArguments(call.Arguments), 0);
        }
        if (scope.Dialect.IsOpen && _elements.Count == 0 && overloads.IsEmpty && call.Arguments.Length <= form.Arity.Most)
        {
            // The only input may turn out to be a list, which is then asked.
            return BindListMethod(form, new BoundConstant(null, DataType.Any, call.NameSpan), call.Arguments, call);
        }
        if (call.Arguments.IsEmpty)
        {
            return Fail(ExpressionErrors.WrongArgumentCount, call.Span, $"`{call.Name}` takes 1 or 2 arguments, not 0", $"write `{call.Name}(contacts, …)`");
        }
        var first = Bind(call.Arguments[0]);
        if (first is BoundError)
        {
            return new BoundError(call.Span);
        }
        var isList = first.Type is ListType or RowsType || (first.Type is AnyType && (overloads.IsEmpty || call.Arguments.Length == 1 || call.Arguments[1] is LambdaSyntax));
        if (isList)
        {
            return BindListMethod(form, first, call.Arguments.RemoveAt(0), call);
        }
        return overloads.IsEmpty
            ? Fail(ExpressionErrors.ArgumentType, first.Span, $"`{call.Name}` goes over a list, and `{TextOf(first.Span)}` is {AuthorWords.Of(first.Type)}")
            : BindOverload(call, call.Name, overloads, BindArguments(call.Arguments.RemoveAt(0)).Insert(0, first), 0);
    }

    private bool HasArguments(CallSyntax call, params int[] counts)
    {
        foreach (var count in counts)
        {
            if (count == call.Arguments.Length)
            {
                return true;
            }
        }
        Fail(ExpressionErrors.WrongArgumentCount, call.Span, $"`{call.Name}` takes {AuthorWords.Arguments(counts)}, not {call.Arguments.Length}");
        return false;
    }

    private BoundError FailFunction(CallSyntax call)
    {
        BindArguments(call.Arguments);
        var names = FunctionTable.FunctionNames.Concat(ListMethodForm.FunctionNames).Concat(SpecialFunctions).Concat(CastTypes.Names);
        return Fail(ExpressionErrors.UnknownFunction, call.NameSpan, $"unknown function `{call.Name}`",
            OtherFunction.Help(call.Name) ?? ClosestName.Help(call.Name, names));
    }

    private BoundNode BindStaticCall(CallSyntax call, NameSyntax type)
    {
        if (type.Name == "Convert" && call.Arguments.Length == 1 && call.Name is "ToString" or "ToDateTime" or "ToChar" or "ToBoolean" && CastTypes.Find(call.Name[2..]) is { } target)
        {
            return BindCast(call, target);
        }
        // Asked of what is not known, these two answer: it is neither empty nor anything else, and the name says "null".
        if (call is { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", Arguments.Length: 1 })
        {
            var text = Bind(call.Arguments[0]);
            var argument = text is BoundError ? text : Coalesce(text, new BoundConstant("", DataType.String, text.Span), call.Span);
            return argument is BoundError ? argument : BindOverload(call, $"{type.Name}.{call.Name}", FunctionTable.Static(type.Name, call.Name), [argument], 0);
        }
        if (type.Name == "Guid" && call.Name.Equals("NewGuid", StringComparison.OrdinalIgnoreCase))
        {
            return Fail(ExpressionErrors.NotAllowed, type.Span.Union(call.NameSpan), "`Guid.NewGuid` is another one each time, and an expression gives the same for the same facts", "take an id that was given");
        }
        if (type.Name == "Regex" && call is { Name: "IsMatch", Arguments.Length: 2 or 3 })
        {
            return BindIsMatch(call);
        }
        if (type.Name is "string" or "String" && call.Name is "Format" or "Concat" or "Join" && BindManyTexts(call) is { } texts)
        {
            return texts;
        }
        if (call is { Name: "ParseExact", Arguments.Length: 3 })
        {
            // The third one names a culture, and here is none but the invariant one.
            call = call with { Arguments = call.Arguments.RemoveAt(2) };
        }
        if (IsWorkflow && type.Name is "string" or "String" && call is { Name: "Equals", Arguments.Length: 2 })
        {
            return BindBinary(new BinarySyntax(BinaryOperator.Equal, call.NameSpan, call.Arguments[0], call.Arguments[1]));
        }
        var overloads = FunctionTable.Static(type.Name, call.Name);
        if (IsWorkflow && type.Name == "DateTime" && call is { Name: "Parse", Arguments.Length: 1 or 2 })
        {
            (overloads, call) = ([WrittenDates.Parse, .. overloads.Where(form => form.Parameters[0].Equals(DataType.DateTime))], call with { Arguments = call.Arguments[..1] });
        }
        var arguments = BindArguments(call.Arguments);
        if (type.Name == "ExpressionUtils" && arguments.All(argument => IsPrintable(argument)))
        {
            arguments = [.. arguments.Select(OrEmpty)];
        }
        if (IsWorkflow && type.Name == "Convert" && !overloads.IsEmpty)
        {
            return BindConvert(call, overloads, arguments);
        }
        return overloads.IsEmpty
            ? Fail(ExpressionErrors.UnknownFunction, type.Span.Union(call.NameSpan), $"unknown function `{type.Name}.{call.Name}`", ClosestName.Help(call.Name, StaticNames.MembersOf(type.Name).Concat(FunctionTable.StaticNamesOf(type.Name))))
            : BindOverload(call, $"{type.Name}.{call.Name}", overloads, arguments, 0);
    }

    private BoundNode BindMethod(CallSyntax call, BoundNode target)
    {
        if (RuntimeMembers.Contains(call.Name))
        {
            return FailMember(target, call.Name, call.NameSpan, call.Span);
        }
        var overloads = FunctionTable.Method(target.Type, call.Name);
        if (ListMethodForm.Find(call.Name) is { } form && (target.Type is ListType or RowsType || (target.Type is AnyType && overloads.IsEmpty)))
        {
            return BindListMethod(form, target, call.Arguments, call);
        }
        if (target.Type is ListType && call is { Name: "Cast" or "OfType", Arguments: [LiteralSyntax { Value: string named } written] })
        {
            return BindOfType(call, target, named, written);
        }
        if (IsWorkflow && target.Type is ScalarType { Kind: ScalarKind.String } && overloads.IsEmpty && ListMethodForm.Find(call.Name) is { } ofCharacters)
        {
            // A text is a list of its characters to the methods that it does not have itself.
            return BindListMethod(ofCharacters, new BoundCall(FunctionTable.Characters, "ToCharArray", [Require(target, call.IsOptional)], target.Span), call.Arguments, call);
        }
        if (target.Type is ListType or RowsType && call.Name is not ("Equals" or "ToString"))
        {
            return FailMember(target, call.Name, call.NameSpan, call.Span);
        }
        var arguments = BindArguments(call.Arguments);
        if (arguments.Any(argument => argument is BoundError))
        {
            return new BoundError(call.Span);
        }
        switch (call.Name, arguments.Length)
        {
            case ("Equals", 1):
                return BindOperator(BinaryOperator.Equal, Require(target, call.IsOptional), arguments[0], call.Span, call.Name);
            case ("ToString", 0):
                return BindToText(target, call);
            case ("GetValueOrDefault", 1):
                return Coalesce(target, arguments[0], call.Span);
        }
        if (overloads.IsEmpty)
        {
            return FailMember(target, call.Name, call.NameSpan, call.Span);
        }
        return target.Type is AnyType
            ? BindDynamicMethod(call.Name, [Require(target, call.IsOptional), .. arguments.Select(argument => Require(argument))], call.Span)
            : BindOverload(call, call.Name, overloads, arguments.Insert(0, target), 1);
    }

    private BoundNode BindToText(BoundNode target, CallSyntax call) => Conversions.IsExplicit(target.Type, DataType.String)
        ? new BoundConvert(Require(target, call.IsOptional), DataType.String, true, call.Span)
        : FailMember(target, call.Name, call.NameSpan, call.Span);

    private ImmutableArray<BoundNode> BindArguments(ImmutableArray<SyntaxNode> arguments) => [.. arguments.Select(Bind)];

    private static BoundDynamicCall BindDynamicMethod(string name, ImmutableArray<BoundNode> arguments, TextSpan span) =>
        new(new DynamicTarget(name, FunctionTable.Method(DataType.Any, name), ListMethodForm.Find(name)?.Method), arguments, span);

    private BoundNode BindOverload(CallSyntax call, string name, ImmutableArray<Overload> overloads, ImmutableArray<BoundNode> arguments, int receivers)
    {
        if (arguments.Any(argument => argument is BoundError))
        {
            return new BoundError(call.Span);
        }
        var fitting = overloads.Where(overload => overload.Parameters.Length == arguments.Length).ToImmutableArray();
        if (fitting.IsEmpty)
        {
            return Fail(ExpressionErrors.WrongArgumentCount, call.Span, $"`{name}` takes {AuthorWords.Arities(overloads, receivers)}, not {arguments.Length - receivers}");
        }
        if (arguments.FirstOrDefault(argument => argument.Type is RowsType) is { } rows)
        {
            FailRows(rows);
            return new BoundError(call.Span);
        }
        if (fitting.Length > 1 && arguments.Any(argument => argument.Type is AnyType))
        {
            return new BoundDynamicCall(new DynamicTarget(name, fitting, null), [.. arguments.Select((argument, i) => Require(argument, call.IsOptional && i < receivers))], call.Span);
        }
        if (OverloadResolution.Find(fitting, arguments) is { } overload)
        {
            return new BoundCall(overload, name, [.. arguments.Select((argument, i) => Require(Adapter.Adapt(argument, overload.Parameters[i]) ?? ConvertTo(argument, overload.Parameters[i]), call.IsOptional && i < receivers))], call.Span);
        }
        return FailArguments(name, fitting, arguments, receivers, call.Span);
    }

    private BoundError FailArguments(string name, ImmutableArray<Overload> overloads, ImmutableArray<BoundNode> arguments, int receivers, TextSpan span)
    {
        if (overloads is [var only])
        {
            // With one form there is no doubt which argument is wrong.
            var wrong = Enumerable.Range(0, arguments.Length).First(i => !OverloadResolution.Fits(arguments[i], only.Parameters[i]));
            return ReportUnreadable(arguments[wrong], only.Parameters[wrong])
                ? new BoundError(span)
                : Fail(ExpressionErrors.ArgumentType, arguments[wrong].Span, $"`{name}` needs {AuthorWords.Of(only.Parameters[wrong])} here, and `{TextOf(arguments[wrong].Span)}` is {AuthorWords.Of(arguments[wrong].Type)}");
        }
        return Fail(ExpressionErrors.ArgumentType, span, $"`{name}` is not defined for {AuthorWords.Of(arguments.Skip(receivers).Select(argument => argument.Type))}");
    }
}
