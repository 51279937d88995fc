using System.Collections.Immutable;
using System.Text;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>The values of a cell: <c>A | 'B | C' | D</c>.</summary>
internal static class CellValues
{
    // What begins with one of these is a test; a value that does stands in quotes.
    private static readonly string[] TestWords = ["not", "is", "within", "in", "more", "starts", "ends", "contains", "has", "<", ">", "=", "!=", "≤", "≥", "≠"];

    /// <summary>The values of a type, or null when one of them is wrong, which is reported.</summary>
    public static ImmutableArray<object>? Parse(Excerpt excerpt, DataType type, ICollection<Diagnostic> diagnostics)
    {
        var values = ImmutableArray.CreateBuilder<object>();
        var isRight = true;
        foreach (var item in Split(excerpt.Text))
        {
            if (Bare(excerpt.Slice(item), type, diagnostics) is { } bare && Literals.Parse(bare, type, diagnostics) is { } value)
            {
                Add(values, value, excerpt.Locate(item), diagnostics);
            }
            else
            {
                isRight = false;
            }
        }
        return isRight ? values.ToImmutable() : null;
    }

    /// <summary>Adds a value unless it is there already, which is a warning.</summary>
    public static void Add(ImmutableArray<object>.Builder values, object value, Location place, ICollection<Diagnostic> diagnostics)
    {
        if (values.Contains(value))
        {
            diagnostics.Add(CellErrors.Repeated.At(place, $"`{place.Text}` is named twice", "delete one of them"));
            return;
        }
        values.Add(value);
    }

    /// <summary>Whether a text would be read as a test, so that as a value it needs quotes.</summary>
    public static string? TestWordOf(string text) =>
        Array.Find(TestWords, word => text.StartsWith(word, StringComparison.Ordinal)
            && (!char.IsLetter(word[0]) || text.Length == word.Length || char.IsWhiteSpace(text[word.Length])));

    // Cuts at bars outside of quotes. Only a quote at the beginning of a value opens one.
    private static IEnumerable<TextSpan> Split(string text)
    {
        var start = 0;
        var (isQuoted, isFresh) = (false, true);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'' && (isFresh || isQuoted))
            {
                isQuoted = !isQuoted;
                isFresh = false;
            }
            else if (text[i] == '|' && !isQuoted)
            {
                yield return Words.Trim(text, TextSpan.FromBounds(start, i));
                (start, isFresh) = (i + 1, true);
            }
            else if (!char.IsWhiteSpace(text[i]))
            {
                // Behind a closing quote another one goes on with the value: '' stands for one quote.
                isFresh = false;
            }
        }
        yield return Words.Trim(text, TextSpan.FromBounds(start, text.Length));
    }

    private static Excerpt? Bare(Excerpt item, DataType type, ICollection<Diagnostic> diagnostics)
    {
        var text = item.Text;
        var whole = item.Locate(new TextSpan(0, text.Length));
        if (text.Length == 0)
        {
            diagnostics.Add(CellErrors.Empty.At(whole, "a value is missing beside `|`", "write it, or delete the `|`"));
            return null;
        }
        if (text[0] == '\'')
        {
            return Unquote(item, whole, diagnostics);
        }
        if (TestWordOf(text) is { } word)
        {
            var help = type is ScalarType { Kind: ScalarKind.String } or ChoiceType ? $"a value that begins like a test stands in quotes: `'{text}'`" : "a cell holds one test, or several values with `|`";
            diagnostics.Add(CellErrors.UnquotedWord.At(item.Locate(new TextSpan(0, word.Length)), $"`{word}` begins a test, and a value belongs here", help));
            return null;
        }
        if (text.Contains('*', StringComparison.Ordinal))
        {
            diagnostics.Add(CellErrors.UnquotedWord.At(item.Locate(new TextSpan(text.IndexOf('*', StringComparison.Ordinal), 1)), "`*` stands inside a value",
                type is ScalarType { Kind: ScalarKind.String } && OtherCell.WithStars(text) is { } meant ? meant : $"write `'{text}'` where the value holds a star, or a test such as `starts`"));
            return null;
        }
        return item;
    }

    private static Excerpt? Unquote(Excerpt item, Location whole, ICollection<Diagnostic> diagnostics)
    {
        var text = item.Text;
        var value = new StringBuilder();
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != '\'')
            {
                value.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                value.Append(text[i++]);
            }
            else if (i == text.Length - 1)
            {
                return Quoted(item, value.ToString(), whole, diagnostics);
            }
            else
            {
                diagnostics.Add(CellErrors.BadQuotes.At(item.Locate(Words.Trim(text, TextSpan.FromBounds(i + 1, text.Length))), $"`{text[(i + 1)..].Trim()}` stands behind the closing quote", "several values have `|` between them; a quote inside of quotes is written twice"));
                return null;
            }
        }
        diagnostics.Add(CellErrors.BadQuotes.At(whole, "the quote that begins here is not closed", "write `'` behind the value"));
        return null;
    }

    private static Excerpt? Quoted(Excerpt item, string value, Location whole, ICollection<Diagnostic> diagnostics)
    {
        if (value.Length == 0)
        {
            diagnostics.Add(CellErrors.Empty.At(whole, "a value is empty", "write `is empty`, or `is not known`"));
            return null;
        }
        // A doubled quote puts text and document out of step; the whole value is the place of what is wrong with it then.
        return value.Length == item.Text.Length - 2
            ? item.Slice(new TextSpan(1, value.Length))
            : new Excerpt(item.Source, value, whole.Span.Start, [.. Enumerable.Repeat(whole.Span.Start, value.Length), whole.Span.End], item.Path);
    }
}
