using Playbooks.Language.Templates.Parsing;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>
/// Finds fields written as other programs write them, such as <c>{contact.name}</c>: the customer would read them as
/// they stand.
/// </summary>
internal static class SingleBrackets
{
    private const string Brackets = "{}[]<>«»%";
    private const string Around = Brackets + "=";

    // No language has more of them side by side, and a long run is looked at from each of its brackets.
    private const int MostBrackets = 3;

    public static void Check(BindingState state, Excerpt page, TextSpan text)
    {
        foreach (var (span, help) in OtherTemplates.PercentBlocksIn(page.Text.AsSpan(text.Start, text.Length)))
        {
            var place = new Place(page, span with { Start = text.Start + span.Start });
            state.Report(TemplateErrors.SingleBrackets, place, $"`{place.Text}` is written as it stands", help);
        }
        for (var i = text.Start; i < text.End; i++)
        {
            if (Brackets.Contains(page.Text[i], StringComparison.Ordinal) && FieldAt(state, page.Text, i, text.End) is { } field)
            {
                var written = page.Text.Substring(field.Start, field.Length);
                var name = written.Trim([.. Around, ' ']);
                state.Report(TemplateErrors.SingleBrackets, new Place(page, field), $"`{written}` is written as it stands", $"to fill it in, write `{{{{ {name} }}}}`");
                i = field.End - 1;
            }
        }
    }

    // A known name with a known member between brackets, whatever brackets they are.
    private static TextSpan? FieldAt(BindingState state, string text, int open, int end)
    {
        var at = Skip(text, Pass(text, open, end, Around), end);
        var start = at;
        while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_'))
        {
            at++;
        }
        var parts = text[start..at].Split('.');
        var close = Skip(text, at, end);
        at = Pass(text, close, end, Brackets);
        return at > close && parts.Length == 2
            && state.Scope.Names.GetValueOrDefault(parts[0]) is ObjectType type && type.Members.ContainsKey(parts[1])
            ? TextSpan.FromBounds(open, at)
            : null;
    }

    private static int Pass(string text, int start, int end, string passed)
    {
        var at = start;
        while (at < end && at - start < MostBrackets && passed.Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }
        return at;
    }

    private static int Skip(string text, int at, int end)
    {
        while (at < end && text[at] == ' ')
        {
            at++;
        }
        return at;
    }
}
