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

    public static void Check(BindingState state, Excerpt page, TextSpan text)
    {
        for (var i = text.Start; i < text.End; i++)
        {
            if (Brackets.Contains(page.Text[i], StringComparison.Ordinal) && FieldAt(state, page.Text, i, text.End) is { } field)
            {
                var written = page.Text.Substring(field.Start, field.Length);
                var name = written.Trim([.. Brackets, ' ']);
                state.Report(TemplateErrors.SingleBrackets, new Place(page, field), $"`{written}` is written as it stands", $"to fill it in, write `{{{{ {name} }}}}`");
                i = field.End - 1;
            }
        }
    }

    // A known name with a known member between two brackets, whatever brackets they are.
    private static TextSpan? FieldAt(BindingState state, string text, int open, int end)
    {
        var at = Skip(text, open + 1, end);
        var start = at;
        while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_'))
        {
            at++;
        }
        var parts = text[start..at].Split('.');
        at = Skip(text, at, end);
        return at < end && Brackets.Contains(text[at], StringComparison.Ordinal) && parts.Length == 2
            && state.Scope.Names.GetValueOrDefault(parts[0]) is ObjectType type && type.Members.ContainsKey(parts[1])
            ? TextSpan.FromBounds(open, at + 1)
            : null;
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
