namespace Playbooks.Language.Templates.Binding;

/// <summary>
/// Where in HTML a text stands, as far as it has been read: between tags, where escaping a value is enough, or where it
/// is not. Branches are read one after the other, as they are written.
/// </summary>
internal sealed class MarkupPlace
{
    private static readonly string[] RawElements = ["script", "style"];

    private string? _rawElement;
    private bool _isInTag;
    private char _quote;
    private string _tag = "";
    private string _attribute = "";
    private bool _hasEquals;
    private bool _hasValue;

    /// <summary>What makes a value unsafe here, or null.</summary>
    public string? WhyUnsafe => this switch
    {
        { _rawElement: { } element } => $"inside of `<{element}>`",
        { _isInTag: false } => null,
        { _quote: '\0' } => "in a tag without quotation marks around it",
        _ when _attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase) => $"in `{_attribute}`, which is a script",
        _ => null,
    };

    /// <summary>Reads on.</summary>
    public void Read(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (_rawElement is { } element)
            {
                var end = text.IndexOf("</" + element, i, StringComparison.OrdinalIgnoreCase);
                if (end < 0)
                {
                    return;
                }
                (_rawElement, i) = (null, end + element.Length + 1);
                (_isInTag, _tag) = (true, "/");
            }
            else if (_isInTag)
            {
                ReadInTag(text[i]);
            }
            else if (text[i] == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] == '/'))
            {
                (_isInTag, _quote) = (true, '\0');
                Forget();
                _tag = new string([.. text.Skip(i + 1).TakeWhile(char.IsAsciiLetter)]);
                i += _tag.Length;
            }
        }
    }

    private void ReadInTag(char c)
    {
        if (_quote != '\0')
        {
            if (c == _quote)
            {
                _quote = '\0';
                Forget();
            }
        }
        else if (c == '>')
        {
            _isInTag = false;
            _rawElement = RawElements.FirstOrDefault(element => element.Equals(_tag, StringComparison.OrdinalIgnoreCase));
        }
        else if (c is '"' or '\'' && _hasEquals)
        {
            _quote = c;
        }
        else if (c == '=')
        {
            _hasEquals = true;
        }
        else if (char.IsWhiteSpace(c))
        {
            // Spaces may stand around the sign, and end a value without quotation marks.
            if (!_hasEquals || _hasValue)
            {
                Forget();
            }
        }
        else if (_hasEquals)
        {
            _hasValue = true;
        }
        else
        {
            _attribute += c;
        }
    }

    private void Forget() => (_attribute, _hasEquals, _hasValue) = ("", false, false);
}
