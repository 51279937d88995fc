using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Completing;

/// <summary>Where the cursor stands in a JSON text that may be half-written.</summary>
/// <param name="Path">The keys and indexes that lead to the value (or to the object whose key is being written).</param>
/// <param name="IsKey">Whether a key is being written there, instead of a value.</param>
/// <param name="Span">The text being written, without quotes; empty where nothing was begun.</param>
/// <param name="IsQuoted">Whether it stands in quotes already.</param>
/// <param name="Keys">The keys that the object has, where a key is being written.</param>
internal sealed record JsonCursor(ImmutableArray<JsonStep> Path, bool IsKey, TextSpan Span, bool IsQuoted, ImmutableArray<string> Keys)
{
    /// <summary>Finds it, or null where nothing can be written: behind a value, or in a number.</summary>
    public static JsonCursor? Find(string text, int position) => new JsonCursorScan(text, position).Run();
}

/// <summary>A step into a JSON value: a key, or an index where there is none.</summary>
/// <param name="Key">The key, or null.</param>
/// <param name="Index">The index.</param>
internal readonly record struct JsonStep(string? Key, int Index);

/// <summary>Walks over a JSON text's brackets, commas and texts up to the cursor, and on to the end of its object.</summary>
internal sealed class JsonCursorScan(string text, int position)
{
    private readonly Stack<Level> _levels = new();
    private int _at;
    private JsonCursor? _found;
    private bool _isPast;

    public JsonCursor? Run()
    {
        while (_at < text.Length && !IsOver)
        {
            if (_found is null && !_isPast && _at >= position)
            {
                FindBetween();
            }
            Step();
        }
        if (_found is null && !_isPast)
        {
            FindBetween();
        }
        return _found is { IsKey: true } key && _levels.TryPeek(out var level) ? key with { Keys = [.. level.Keys] } : _found;
    }

    // A value's place is known at once; a key's neighbours may stand behind it.
    private bool IsOver => _isPast || _found is { IsKey: false } || (_found is not null && _levels.Count < _found.Path.Length + 1);

    private void Step()
    {
        switch (text[_at])
        {
            case '{' or '[':
                if (_levels.Count >= JsonReader.DeepestNesting)
                {
                    _isPast = true;
                    return;
                }
                _levels.Push(new Level(text[_at] == '{'));
                _at++;
                break;
            case '}' or ']':
                // The cursor's own object stays to be asked for its keys.
                if (_found is not null && _levels.Count == _found.Path.Length + 1)
                {
                    _isPast = true;
                    return;
                }
                _levels.TryPop(out _);
                _at++;
                Behind();
                break;
            case ',':
                Next();
                _at++;
                break;
            case ':':
                if (_levels.TryPeek(out var level))
                {
                    level.AwaitsValue = true;
                }
                _at++;
                break;
            case '"':
                Text();
                break;
            case var blank when char.IsWhiteSpace(blank):
                _at++;
                break;
            default:
                Word();
                break;
        }
    }

    private void Text()
    {
        var start = ++_at;
        while (_at < text.Length && text[_at] is not ('"' or '\n' or '\r'))
        {
            _at += text[_at] == '\\' ? 2 : 1;
        }
        _at = Math.Min(_at, text.Length);
        var span = TextSpan.FromBounds(start, _at);
        if (_found is null && position >= start && position <= _at)
        {
            Found(span, isQuoted: true);
        }
        else if (_levels.TryPeek(out var level) && level.AwaitsKey)
        {
            level.Keys.Add(text[start.._at]);
            level.Key = text[start.._at];
            level.AwaitsKey = false;
        }
        _at = _at < text.Length && text[_at] == '"' ? _at + 1 : _at;
        Behind();
    }

    private void Word()
    {
        var start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not (',' or ':' or '{' or '}' or '[' or ']' or '"'))
        {
            _at++;
        }
        if (_found is null && position > start && position <= _at)
        {
            Found(TextSpan.FromBounds(start, _at), isQuoted: false);
        }
        Behind();
    }

    private void FindBetween()
    {
        if (!_levels.TryPeek(out var level) || !(level.IsObject ? level.AwaitsKey || level.AwaitsValue : level.AwaitsValue))
        {
            _isPast = true;
            return;
        }
        Found(new TextSpan(position, 0), isQuoted: false);
    }

    private void Found(TextSpan span, bool isQuoted)
    {
        var isKey = _levels.TryPeek(out var level) && level is { IsObject: true, AwaitsKey: true };
        var steps = _levels.Reverse().ToList();
        var path = steps.Take(isKey ? steps.Count - 1 : steps.Count).Select(step => new JsonStep(step.IsObject ? step.Key ?? "" : null, step.Index));
        _found = new JsonCursor([.. path], isKey, span, isQuoted, []);
    }

    private void Behind()
    {
        if (_levels.TryPeek(out var level))
        {
            level.AwaitsValue = false;
        }
    }

    private void Next()
    {
        if (_levels.TryPeek(out var level))
        {
            level.Index++;
            level.AwaitsKey = level.IsObject;
            level.AwaitsValue = !level.IsObject;
        }
    }

    private sealed class Level(bool isObject)
    {
        public bool IsObject { get; } = isObject;

        public bool AwaitsKey { get; set; } = isObject;

        public bool AwaitsValue { get; set; } = !isObject;

        public string? Key { get; set; }

        public int Index { get; set; }

        public List<string> Keys { get; } = [];
    }
}
