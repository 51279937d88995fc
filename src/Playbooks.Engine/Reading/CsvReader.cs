using System.Collections.Immutable;
using System.Text;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>
/// Reads tables as spreadsheets save them (RFC 4180, also with semicolons), and keeps where each field stands.
/// </summary>
public sealed class CsvReader
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly char _separator;
    private int _position;
    private bool _isBroken;

    private CsvReader(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        (_source, _text, _diagnostics) = (source, source.Text, diagnostics);
        _separator = FindSeparator(_text);
        if (_text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            SkipLine();
        }
    }

    /// <summary>Reads a table; its first row is the header.</summary>
    public static CsvTable Read(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var reader = new CsvReader(source, diagnostics);
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        while (reader._position < reader._text.Length)
        {
            var row = reader.ReadRow();
            if (row.Fields.Any(field => field.Text.Length > 0))
            {
                rows.Add(row);
            }
        }
        return rows.Count == 0
            ? new CsvTable(source, [], [])
            : new CsvTable(source, rows[0].Fields, [.. rows.Skip(1)]);
    }

    // The first comma or semicolon outside of quotes in the first line; spreadsheets may say it in a line of its own.
    private static char FindSeparator(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
        {
            return text[4] == ';' ? ';' : ',';
        }
        var isQuoted = false;
        foreach (var character in text)
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && character is ',' or ';' or '\n')
            {
                return character == ';' ? ';' : ',';
            }
        }
        return ',';
    }

    private CsvRow ReadRow()
    {
        _isBroken = false;
        var start = _position;
        var fields = ImmutableArray.CreateBuilder<Excerpt>();
        while (true)
        {
            fields.Add(ReadField());
            if (_position < _text.Length && _text[_position] == _separator)
            {
                _position++;
                continue;
            }
            var row = new CsvRow(TextSpan.FromBounds(start, _position), fields.ToImmutable(), _isBroken);
            SkipLine();
            return row;
        }
    }

    // To the beginning of the next line; a field never ends elsewhere than at a separator or a line's end.
    private void SkipLine()
    {
        while (_position < _text.Length && _text[_position] is not ('\n' or '\r'))
        {
            _position++;
        }
        _position += _position + 1 < _text.Length && _text[_position] == '\r' && _text[_position + 1] == '\n' ? 2 : 1;
    }

    private Excerpt ReadField()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' && _text[_position] != _separator)
        {
            _position++;
        }
        return _position < _text.Length && _text[_position] == '"' ? ReadQuoted() : ReadPlain();
    }

    private Excerpt ReadPlain()
    {
        var start = _position;
        MoveToFieldEnd();
        var span = Words.Trim(_text, TextSpan.FromBounds(start, _position));
        return new Excerpt(_source, _text.Substring(span.Start, span.Length), span.Start, null, "");
    }

    private Excerpt ReadQuoted()
    {
        var (quote, content, map) = (_position++, new StringBuilder(), new List<int>());
        while (_position < _text.Length)
        {
            if (_text[_position] == '"' && (_position + 1 >= _text.Length || _text[_position + 1] != '"'))
            {
                map.Add(_position++);
                CheckBehindQuote(quote);
                return new Excerpt(_source, content.ToString(), quote + 1, [.. map], "");
            }
            map.Add(_position);
            content.Append(_text[_position]);
            _position += _text[_position] == '"' ? 2 : 1;
        }
        map.Add(_text.Length);
        Report(new TextSpan(quote, 1), "the quote that begins here is not closed", "write `\"` behind the field; a quote inside of it is written twice");
        return new Excerpt(_source, content.ToString(), quote + 1, [.. map], "");
    }

    private void CheckBehindQuote(int quote)
    {
        var start = _position;
        MoveToFieldEnd();
        var span = Words.Trim(_text, TextSpan.FromBounds(start, _position));
        if (span.Length > 0)
        {
            var (opened, closed) = (_source.GetPosition(quote), _source.GetPosition(start));
            // A field may hold line breaks; much more often a quote further up was not meant, or not closed.
            var further = opened.Line == closed.Line ? "" : $"the field begins with the quote at {opened}, which no other one in its line closes; ";
            Report(span, $"`{JsonScanner.Shown(_text.Substring(span.Start, span.Length))}` stands behind the closing quote", further + "a quote inside of a field is written twice");
        }
    }

    private void MoveToFieldEnd()
    {
        while (_position < _text.Length && _text[_position] != _separator && _text[_position] is not ('\n' or '\r'))
        {
            _position++;
        }
    }

    private void Report(TextSpan span, string message, string help)
    {
        _isBroken = true;
        _diagnostics.Add(PlaybookErrors.BadQuotes.At(new Location(_source, span, ""), message, help));
    }
}
