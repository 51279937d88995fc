using System.Collections.Immutable;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>Binds calls: puts arguments to their parameters and checks number, names and types.</summary>
internal sealed class CallBinder(BindingState state, PageScope page, ExpressionBinder expressions, PathBinder paths)
{
    private readonly IncludeBinder _includes = new(state, page, expressions);

    private Place At(TextSpan span) => new(page.Excerpt, span);

    public ExpressionNode Bind(Call call)
    {
        if (call.Target is Name { Text: "include" })
        {
            return _includes.Bind(call);
        }
        if (call.Target is Name { Text: "include_join" })
        {
            return _includes.BindJoin(call);
        }
        var function = paths.FindFunction(call.Target);
        var isOwn = call.Target is Name { Text: var name } && state.Variables.TryGetValue(name, out var variable) && (variable.IsFunction || variable.Type == DataType.Any);
        if (function is null && !isOwn && (paths.NamesFunction(call.Target) || (state.IsStrict && call.Target is not (LocalName or AnonymousFunction))))
        {
            return Refuse(call);
        }
        var arguments = call.Arguments.Select(BindArgument).ToImmutableArray();
        if (function is not null && !arguments.Any(argument => argument.IsExpanded))
        {
            return Called(state, At(call.Span), function, arguments);
        }
        return new DynamicCallNode(
            paths.BindFunction(call.Target),
            [.. arguments.Where(argument => argument.Name is null).Select(argument => (argument.Node, argument.IsExpanded))],
            [.. arguments.Where(argument => argument.Name is not null).Select(argument => (argument.Name!.Text, argument.Node))])
        {
            Place = At(call.Span),
        };
    }

    // What is called and is no function; what is wrong with the name itself is said first.
    private ExpressionNode Refuse(Call call)
    {
        var before = state.Errors;
        var target = expressions.Bind(call.Target);
        foreach (var argument in call.Arguments)
        {
            BindArgument(argument);
        }
        if (state.Errors == before)
        {
            state.Report(TemplateErrors.NotAFunction, target.Place, $"`{target.Place.Text}` is no function", HelpWithCall(call));
        }
        return new ConstantNode(null) { Place = target.Place };
    }

    private static string HelpWithCall(Call call) => call switch
    {
        { Target: Name { Text: "date" } or Member { Target: Name { Text: "date" } } } => "a date is written otherwise by `date.to_string '%d.%m.%Y'`",
        { Target: Name { Text: var family } } when FunctionTable.NamesIn(family).FirstOrDefault() is { } first => $"`{family}` is a family of functions, such as `{family}.{first}`",
        { Arguments: [{ Value.Span.Start: var start }, ..] } when start < call.Target.Span.Start => "a function is expected behind the pipe: `value | function argument`",
        { Arguments: [] } => "write it without brackets",
        _ => "values that stand side by side are a call: join texts with `+`",
    };

    private BoundArgument BindArgument(Argument argument)
    {
        var isExpanded = argument.Value is Unary { Operator: UnaryOperator.Expand };
        var value = isExpanded ? ((Unary)argument.Value).Operand : argument.Value;
        return new BoundArgument(argument.Name, expressions.Bind(value), isExpanded);
    }

    /// <summary>A call of a built-in function.</summary>
    public static ExpressionNode Called(BindingState state, Place place, Function function, ImmutableArray<BoundArgument> arguments)
    {
        if (state.IsStrict && !function.IsRepeatable)
        {
            state.Report(TemplateErrors.NotRepeatable, place, $"`{function.Name}` gives another value each time", "a message must be the same when it is written again");
        }
        if (state.IsStrict && function.IsDynamic)
        {
            state.Report(TemplateErrors.NotCheckable, place, $"what `{function.Name}` is given is only known while rendering, and cannot be checked", "write it into the template, or into a partial");
        }
        var placed = new ArgumentPlacing(state, place, function).Place(arguments);
        ConstantArguments.Check(state, function, placed);
        var first = placed.Length > 0 ? placed[0] : null;
        if (state is { IsStrict: true, Scope.Format: TemplateFormat.Html } && function.Name == "raw" && first?.MentionedFact is { } fact && Types.IsText(first.Type))
        {
            state.Report(TemplateErrors.NotEscaped, first.Place, $"`{fact}` is written as markup, whatever it holds", "leave `raw` away, so that what customers say stays text");
        }
        return new CallNode(function, placed) { Place = place, Type = ResultOf(function, first) };
    }

    private static DataType ResultOf(Function function, ExpressionNode? first) => function switch
    {
        { Name: "array.first" or "array.last" } => Types.ElementOf(first?.Type ?? DataType.Any) ?? DataType.Any,
        { Result: { } result } => result,
        _ => first?.Type ?? DataType.Any,
    };
}

/// <summary>An argument, bound.</summary>
internal sealed record BoundArgument(Name? Name, ExpressionNode Node, bool IsExpanded);
