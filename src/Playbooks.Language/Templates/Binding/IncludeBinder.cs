using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>
/// Binds <c>include 'name' …</c>. A partial is bound anew for each place that includes it, with the names, types and
/// arguments that hold there; a lenient one, which knows no types, is bound once and may include itself.
/// </summary>
internal sealed class IncludeBinder(BindingState state, PageScope page, ExpressionBinder expressions)
{
    /// <summary>Partials in one another.</summary>
    public const int MaxDepth = 20;

    private Place At(TextSpan span) => new(page.Excerpt, span);

    public ExpressionNode Bind(Call call)
    {
        if (call.Arguments.Length == 0)
        {
            state.Report(TemplateErrors.WrongArguments, At(call.Span), "`include` needs the name of a partial", "write `include 'name'`");
            return Nothing(call);
        }
        var name = call.Arguments[0].Value;
        var arguments = call.Arguments.Skip(1).Select(argument => (argument.Name, Node: expressions.Bind(argument.Value))).ToImmutableArray();
        if (name is Literal { Value: string text })
        {
            return BindPartial(call, text, At(name.Span), arguments);
        }
        if (state.IsStrict)
        {
            state.Report(TemplateErrors.PartialNotNamed, At(name.Span), "the name of a partial is a plain text", "write `include 'name'`, in an `if` where it depends");
            return Nothing(call);
        }
        return new NamedIncludeNode(expressions.Bind(name), AllPartials(call, At(name.Span), arguments)) { Place = At(call.Span) };
    }

    /// <summary><c>include_join names separator begin? end?</c>: partials one after the other, with texts or partials between and around them.</summary>
    public ExpressionNode BindJoin(Call call)
    {
        if (call.Arguments.Length is < 2 or > 4 || call.Arguments.Any(argument => argument.Name is not null))
        {
            state.Report(TemplateErrors.WrongArguments, At(call.Span), "`include_join` needs names of partials and what stands between them", "write `include_join ['one', 'two'] ', '`, with a beginning and an end behind it where they are wanted");
            return Nothing(call);
        }
        var around = call.Arguments.Skip(1).Select(argument => BindSeparator(call, argument.Value)).ToArray();
        var names = call.Arguments[0].Value;
        if (names is ListLiteral { Items: var items } && items.All(item => item is Literal { Value: string }))
        {
            var parts = items.Select(item => BindPartial(call, (string)((Literal)item).Value!, At(item.Span), [])).ToArray();
            return new IncludeJoinNode(parts, around) { Place = At(call.Span), Type = DataType.String };
        }
        if (state.IsStrict)
        {
            state.Report(TemplateErrors.PartialNotNamed, At(names.Span), "the names of partials are plain texts in a list", "write `include_join ['one', 'two'] ', '`");
            return Nothing(call);
        }
        return new NamedIncludeJoinNode(expressions.Bind(names), AllPartials(call, At(names.Span), []), around) { Place = At(call.Span) };
    }

    // A text, or with `tpl:` in front of it a partial.
    private ExpressionNode BindSeparator(Call call, Expression value)
    {
        const string Prefix = "tpl:";
        if (value is Literal { Value: string text } && text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return BindPartial(call, text[Prefix.Length..], At(value.Span), []);
        }
        var node = expressions.Bind(value);
        return state.IsStrict || value is Literal ? node : new NamedSeparatorNode(node, Prefix, AllPartials(call, At(value.Span), [])) { Place = node.Place };
    }

    private Dictionary<string, IncludeNode> AllPartials(Call call, Place place, ImmutableArray<(Name? Name, ExpressionNode Node)> arguments) =>
        state.Scope.Partials.Keys.Select(known => (known, Node: BindPartial(call, known, place, arguments) as IncludeNode))
            .Where(partial => partial.Node is not null)
            .ToDictionary(partial => partial.known, partial => partial.Node!, StringComparer.Ordinal);

    private ConstantNode Nothing(Call call) => new(null) { Place = At(call.Span) };

    private ExpressionNode BindPartial(Call call, string name, Place place, ImmutableArray<(Name? Name, ExpressionNode Node)> arguments)
    {
        if (!state.Scope.Partials.TryGetValue(name, out var document))
        {
            state.Report(TemplateErrors.UnknownPartial, place, $"unknown partial `{name}`", ClosestName.Help(name, state.Scope.Partials.Keys));
            return Nothing(call);
        }
        // The stack is looked at too: pages may be nested deeply in themselves, and threads have small stacks.
        if (page.Path.Length >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            state.Report(TemplateErrors.TooDeep, place, $"more than {MaxDepth} partials in one another", "include it from a page further out");
            return Nothing(call);
        }
        if (state.IsStrict && page.Path.Contains(name))
        {
            state.Report(TemplateErrors.CircularInclude, place, $"`{name}` includes itself: {string.Join(" → ", page.Path.SkipWhile(outer => outer != name).Append(name).Select(outer => $"`{outer}`"))}", "a partial may include others, never itself");
            return Nothing(call);
        }
        if (!state.TryPartial(name, out var bound))
        {
            state.Report(TemplateErrors.TooLong, place, $"more than {BindingState.MaxPartials} partials are included", "include fewer partials from partials");
            return Nothing(call);
        }
        if (bound.IsNew)
        {
            var scope = ScopeOf(name, document, arguments);
            PageBinder.Bind(state, scope, bound.Page);
            bound.Page.ReadsArguments = scope.ReadsArguments;
        }
        var byPlace = arguments.Where(argument => argument.Name is null).Select(argument => argument.Node).ToArray();
        var byName = arguments.Where(argument => argument.Name is not null).Select(argument => (argument.Name!.Text, state.LocalSlotOf(argument.Name.Text), argument.Node)).ToArray();
        return new IncludeNode(bound.Page, name, byPlace, byName) { Place = At(call.Span), Type = DataType.String };
    }

    private PageScope ScopeOf(string name, TemplateDocument document, ImmutableArray<(Name? Name, ExpressionNode Node)> arguments)
    {
        var scope = new PageScope(document.Body, page.Path.Add(name))
        {
            Mode = document.FrontMatter.Mode,
            Html = page.Html,
            Arguments = [new Variable(DataType.String, null), .. arguments.Where(argument => argument.Name is null).Select(argument => Known(argument.Node))],
            NamedArguments = arguments.Where(argument => argument.Name is not null)
                .GroupBy(argument => argument.Name!.Text, StringComparer.Ordinal)
                .ToImmutableDictionary(group => group.Key, group => Known(group.Last().Node)),
        };
        foreach (var argument in scope.NamedArguments)
        {
            scope.LocalTypes[argument.Key] = argument.Value;
        }
        return scope;
    }

    private static Variable Known(ExpressionNode node) => new(node.Type, node.FactName);
}
