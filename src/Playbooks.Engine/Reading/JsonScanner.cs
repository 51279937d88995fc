using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>A place in a JSON text that moves on over blanks, texts and words, and reports what is wrong with them.</summary>
internal sealed class JsonScanner(SourceText source, ICollection<Diagnostic> diagnostics)
{
    private readonly List<(string? Key, int Index)> _path = [];
    private int _mistakes;
    private bool _isMuted;
    private int _position;

    public SourceText Source { get; } = source;

    public string Text { get; } = source.Text;

    /// <summary>Where reading is; stays at the end once it was given up.</summary>
    public int Position
    {
        get => _position;
        set => _position = _isMuted ? Text.Length : value;
    }

    public bool IsWhole { get; private set; } = true;

    public bool IsAtEnd => Position >= Text.Length;

    /// <summary>The character here; NUL at the end, which no value begins with.</summary>
    public char Current => Position < Text.Length ? Text[Position] : '\0';

    public void Enter(string? key, int index) => _path.Add((key, index));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Reports a mistake after which the tree still holds all that was written.</summary>
    public void Report(DiagnosticKind kind, TextSpan span, string message, Advice? help = null)
    {
        if (_isMuted)
        {
            return;
        }
        diagnostics.Add(kind.At(Place(span), message, help));
        if (++_mistakes == JsonReader.MostMistakes)
        {
            GiveUp(JsonErrors.TooMany, $"the document has more than {JsonReader.MostMistakes} mistakes; the rest is not read", null);
        }
    }

    /// <summary>Reports a mistake that may have swallowed something.</summary>
    public void ReportLoss(DiagnosticKind kind, TextSpan span, string message, Advice? help = null)
    {
        IsWhole = false;
        Report(kind, span, message, help);
    }

    /// <summary>Reports a mistake that ends the reading.</summary>
    public JsonNode? GiveUp(DiagnosticKind kind, string message, Advice? help)
    {
        if (!_isMuted)
        {
            diagnostics.Add(kind.At(Place(new TextSpan(Math.Min(Position, Text.Length), IsAtEnd ? 0 : 1)), message, help));
        }
        (IsWhole, _isMuted, Position) = (false, true, Text.Length);
        return null;
    }

    private Location Place(TextSpan span) =>
        new(Source, span, _path.Aggregate("", (path, step) => JsonPath.Join(path, step.Key, step.Index)));

    /// <summary>The characters here that belong together, for "unexpected …" messages; never empty before the end.</summary>
    public TextSpan Run(int longest = 40)
    {
        var end = Position;
        if (Current == '"' && Text.AsSpan(end + 1).IndexOfAny('"', '\n') is >= 0 and < 40 and var length && Text[end + 1 + length] == '"')
        {
            return new TextSpan(end, length + 2);
        }
        while (end < Text.Length && !char.IsWhiteSpace(Text[end]) && !IsDelimiter(Text[end]) && end - Position < longest)
        {
            end++;
        }
        return TextSpan.FromBounds(Position, Math.Min(Text.Length, Math.Max(end, Position + 1)));
    }

    public string TextOf(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>A word as messages show it: cut where it is long.</summary>
    public static string Shown(string word) => word.Length <= 60 ? word : word[..60] + "…";

    /// <summary>Moves over white space, and over comments with a report.</summary>
    public void SkipBlanks()
    {
        while (!IsAtEnd)
        {
            if (Current is ' ' or '\t' or '\r' or '\n')
            {
                Position++;
            }
            else if (Current == '\uFEFF' || char.IsWhiteSpace(Current))
            {
                Report(JsonErrors.Unexpected, new TextSpan(Position++, 1), "an invisible character that JSON does not count as a blank", "delete it");
            }
            else if (!SkipComment())
            {
                return;
            }
        }
    }

    private bool SkipComment()
    {
        var rest = Text.AsSpan(Position);
        var length =
            rest.StartsWith("/*") ? EndOf(rest, "*/") :
            rest.StartsWith("//") || rest[0] == '#' ? LineEnd(rest) : 0;
        if (length == 0)
        {
            return false;
        }
        var span = new TextSpan(Position, Math.Min(length, LineEnd(rest)));
        Position += length;
        Report(JsonErrors.Comment, span, "JSON has no comments", "put the remark into a `description`");
        return true;
    }

    private static int EndOf(ReadOnlySpan<char> text, string close)
    {
        var at = text[2..].IndexOf(close);
        return at < 0 ? text.Length : at + 2 + close.Length;
    }

    private static int LineEnd(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAny('\r', '\n');
        return at < 0 ? text.Length : at;
    }

    public static bool IsDelimiter(char character) => character is '{' or '}' or '[' or ']' or ',' or ':' or '"';

    public static bool IsQuote(char character) => character is '"' or '\'' or '“' or '”' or '„' or '‘' or '’' or '`';
}
