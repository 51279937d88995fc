using System.Collections.Immutable;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Binding;

/// <summary>Finds what is never done: behind <c>ret</c>, below a condition that never holds, or asked for a second time.</summary>
internal static class Reachability
{
    public static void Check(BindingState state, PageScope page, ImmutableArray<Statement> statements)
    {
        for (var i = 0; i < statements.Length; i++)
        {
            switch (statements[i])
            {
                case Return or Break or Continue:
                    if (statements.Skip(i + 1).FirstOrDefault(IsSomething) is { } behind)
                    {
                        Report(state, page, behind.Span, $"nothing behind `{WordOf(statements[i])}` is done", "leave it away, or write `if` around what ends here");
                    }
                    return;
                case If choice:
                    Check(state, page, choice);
                    break;
                case While { Condition: Literal { Value: null or false } } loop:
                    Report(state, page, loop.Condition.Span, "the condition never holds", "leave the loop away");
                    break;
                case Case choice:
                    Check(state, page, choice);
                    break;
            }
        }
    }

    private static void Check(BindingState state, PageScope page, If choice)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < choice.Branches.Length; i++)
        {
            var condition = choice.Branches[i].Condition;
            var text = TextOf(page, condition.Span);
            if (condition is Literal { Value: null or false })
            {
                Report(state, page, condition.Span, "the condition never holds", "leave it away with what it guards");
            }
            else if (condition is Literal)
            {
                var isLast = i == choice.Branches.Length - 1 && choice.Else.IsEmpty;
                Report(state, page, condition.Span, "the condition always holds" + (isLast ? "" : ", so that nothing below is done"), "leave `if` away, and what is never done");
                return;
            }
            else if (!asked.Add(text))
            {
                Report(state, page, condition.Span, $"`{text}` has been asked above, so that this is never done", "ask for something else, or leave it away");
            }
        }
    }

    private static void Check(BindingState state, PageScope page, Case choice)
    {
        var asked = new HashSet<object>();
        foreach (var value in choice.Whens.SelectMany(when => when.Values).OfType<Literal>())
        {
            if (!asked.Add(value.Value ?? "null"))
            {
                Report(state, page, value.Span, $"`{TextOf(page, value.Span)}` has been asked above, so that this is never done", "ask for something else, or leave it away");
            }
        }
    }

    private static bool IsSomething(Statement statement) => statement is not TextStatement { Text: var text } || !string.IsNullOrWhiteSpace(text);

    private static string WordOf(Statement statement) => statement switch
    {
        Return => "ret",
        Break => "break",
        _ => "continue",
    };

    private static string TextOf(PageScope page, TextSpan span) => new Place(page.Excerpt, span).Text;

    private static void Report(BindingState state, PageScope page, TextSpan span, string message, string help) =>
        state.Report(TemplateErrors.Unreachable, new Place(page.Excerpt, span), message, help);
}
