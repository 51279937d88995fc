using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>Objects and arrays of a JSON text; goes on behind a mistake where the author most likely went on.</summary>
internal sealed class JsonParser(JsonScanner scanner)
{
    private const string CloseIt = "close what was opened first";
    private int _openObjects;
    private int _openArrays;

    public JsonNode? ReadDocument()
    {
        scanner.SkipBlanks();
        if (scanner.IsAtEnd)
        {
            scanner.ReportLoss(JsonErrors.Empty, new TextSpan(0, 0), "the document is empty", "write at least `{}`");
            return null;
        }
        var root = ReadValue();
        scanner.SkipBlanks();
        if (!scanner.IsAtEnd)
        {
            var run = scanner.Run();
            scanner.ReportLoss(JsonErrors.BehindEnd, run, $"`{scanner.TextOf(run)}` stands behind the end of the document", "a document is one value; delete what stands behind it, or the bracket above that closes too early");
        }
        return root;
    }

    private JsonNode? ReadValue(bool isItem = false)
    {
        if (scanner.IsAtEnd)
        {
            return null;
        }
        var character = scanner.Current;
        if (character is '{' or '[')
        {
            if (_openArrays + _openObjects >= JsonReader.DeepestNesting)
            {
                return scanner.GiveUp(JsonErrors.TooDeep, $"brackets stand more than {JsonReader.DeepestNesting} deep within one another", "nest less");
            }
            return character == '[' ? ReadArray() : IsListInBraces() ? ReadListInBraces() : ReadObject(isItem);
        }
        if (JsonScanner.IsQuote(character))
        {
            return JsonTexts.Read(scanner);
        }
        if (!JsonScanner.IsDelimiter(character))
        {
            return JsonWords.Read(scanner);
        }
        ReportUnexpected();
        return null;
    }

    // Two braces in a row: nothing has a key that way.
    private bool IsListInBraces() => scanner.Text.AsSpan(scanner.Position + 1).TrimStart([' ', '\t', '\r', '\n']) is ['{', ..];

    private JsonArray ReadListInBraces()
    {
        scanner.ReportLoss(JsonErrors.Unexpected, new TextSpan(scanner.Position, 1), "`{` opens an object, and a list of them follows", "write `[` here, and `]` where the list ends");
        return ReadArray(otherClose: '}');
    }

    private JsonArray ReadArray(char? otherClose = null)
    {
        var open = scanner.Position++;
        _openArrays++;
        var items = ImmutableArray.CreateBuilder<JsonNode>();
        var list = new JsonList(scanner, open, ']', other: otherClose);
        while (list.HasNext(_openObjects > 0))
        {
            scanner.Enter(null, items.Count);
            if (ReadValue(isItem: true) is { } item && !IsStrayKey(item))
            {
                items.Add(item);
            }
            scanner.Leave();
        }
        _openArrays--;
        return new JsonArray(scanner.Source, TextSpan.FromBounds(open, scanner.Position), items.ToImmutable());
    }

    // Most likely the object before it was closed too early. One report, and the rest is read as the object it is.
    private bool IsStrayKey(JsonNode item)
    {
        scanner.SkipBlanks();
        if (item is not JsonString key || scanner.Current != ':')
        {
            return false;
        }
        scanner.ReportLoss(JsonErrors.Unexpected, key.Span, $"the key `{JsonScanner.Shown(key.Text)}` stands in a list", "delete a `}` above it that is one too many, or write the `{` that is missing before it");
        scanner.Position = key.Span.Start;
        ReadMembers(key.Span.Start, isItem: true);
        return true;
    }

    private JsonObject ReadObject(bool isItem)
    {
        var open = scanner.Position++;
        return ReadMembers(open, isItem);
    }

    private JsonObject ReadMembers(int open, bool isItem)
    {
        _openObjects++;
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        var names = new MemberNames();
        var list = new JsonList(scanner, open, '}', isItem);
        while (list.HasNext(_openArrays > 0))
        {
            if (ReadMember() is not { } member)
            {
                continue;
            }
            if (names.Add(member.Key, members))
            {
                members.Add(member);
                continue;
            }
            scanner.Report(ShapeErrors.DuplicateKey, member.Name.Location.Span, $"`{member.Key}` is given twice", "a key stands once in an object; delete or rename one of them");
        }
        _openObjects--;
        return new JsonObject(scanner.Source, TextSpan.FromBounds(open, scanner.Position), members.ToImmutable());
    }

    private JsonMember? ReadMember()
    {
        if (ReadName() is not { } name)
        {
            return null;
        }
        scanner.SkipBlanks();
        if (scanner.Current == ':')
        {
            scanner.Position++;
        }
        else if (scanner.Current is '=')
        {
            scanner.Report(JsonErrors.MissingColon, new TextSpan(scanner.Position++, 1), $"`=` stands behind the key `{name.Text}`", "write `:` between a key and its value");
        }
        else if (scanner.Current is not (',' or '}' or ']' or '\0'))
        {
            scanner.ReportLoss(JsonErrors.MissingColon, Here(), $"`:` is missing behind the key `{name.Text}`", "write `:` between a key and its value");
        }
        scanner.SkipBlanks();
        if (scanner.IsAtEnd || scanner.Current is ',' or '}' or ']')
        {
            scanner.ReportLoss(JsonErrors.MissingValue, Here(), $"`{name.Text}` has no value", "write one, or `null`");
            return null;
        }
        scanner.Enter(name.Text, 0);
        var value = JsonWords.WithoutDecimalComma(scanner, ReadValue());
        scanner.Leave();
        return value is null ? null : new JsonMember(name, value);
    }

    private JsonString? ReadName()
    {
        if (scanner.IsAtEnd)
        {
            return null;
        }
        if (JsonScanner.IsQuote(scanner.Current))
        {
            return JsonTexts.Read(scanner);
        }
        if (!JsonScanner.IsDelimiter(scanner.Current))
        {
            return JsonWords.ReadName(scanner);
        }
        scanner.ReportLoss(JsonErrors.Unexpected, Here(), $"`{scanner.Current}` stands where a key belongs", "a key stands in double quotes and `:` behind it");
        if (scanner.Current == ':')
        {
            scanner.Position++;
            scanner.SkipBlanks();
        }
        if (!scanner.IsAtEnd && scanner.Current is not ('}' or ']' or ','))
        {
            ReadValue();
        }
        return null;
    }

    private void ReportUnexpected()
    {
        scanner.ReportLoss(JsonErrors.Unexpected, Here(), $"`{scanner.Current}` stands where a value belongs", CloseIt);
        scanner.Position++;
    }

    private TextSpan Here() => scanner.IsAtEnd ? new TextSpan(scanner.Text.Length, 0) : scanner.Run();
}
