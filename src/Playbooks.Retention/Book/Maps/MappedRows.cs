using System.Globalization;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Maps;

/// <summary>Rows of a file read through a map: columns into typed slots, then facts from the columns.</summary>
internal sealed class MappedRows : IRowReading
{
    private readonly BookMap _map;
    private readonly FactVocabulary _vocabulary;
    private readonly EvaluationFrame _frame;
    private readonly FactFeed _account;
    private readonly Dictionary<Join, JoinedRows> _joined = [];
    private (RawRow? Row, FactRow? Columns, string? Reason) _last;

    public MappedRows(BookMap map, FactVocabulary vocabulary, DateTimeOffset now)
    {
        (_map, _vocabulary) = (map, vocabulary);
        _frame = new EvaluationFrame(now, rows: 1);
        _account = map.Feeds.First(feed => feed.Fact.Name == "account.id");
        Load(map.File);
    }

    public int Unquoted => _map.File.Unquoted;

    public string? AccountOf(RawRow row, out string? reason)
    {
        if (Columns(row, out reason) is not { } columns)
        {
            return null;
        }
        _frame.Reset();
        _frame.Rows[0] = columns;
        var account = new FactRow(_vocabulary.Account);
        reason = Write(_account, account);
        var id = reason is null ? account.Get(_account.Fact.Column) as string : null;
        reason ??= string.IsNullOrWhiteSpace(id) ? "`account.id` is not known, so the row does not say whose it is" : null;
        return reason is null ? id : null;
    }

    public RowFacts? Read(RawRow row, out string? reason)
    {
        if (Columns(row, out reason) is not { } columns)
        {
            return null;
        }
        _frame.Reset();
        _frame.Rows[0] = columns;
        var facts = new RowFacts(_vocabulary);
        foreach (var feed in _map.Feeds)
        {
            if (Write(feed, facts.RowOf(feed.Fact.Entity)) is { } why)
            {
                reason = reason is null ? why : $"{reason}; {why}";
            }
        }
        return reason is null ? facts : null;
    }

    private void Load(MappedFile file)
    {
        foreach (var join in file.Joins)
        {
            _joined.Add(join, new JoinedRows(join));
            Load(join.File);
        }
    }

    // A row is asked for its account first and for its facts right after: its columns are read once.
    private FactRow? Columns(RawRow row, out string? reason)
    {
        if (!ReferenceEquals(_last.Row, row))
        {
            var columns = ReadColumns(_map.File, row, out var why);
            _last = (row, columns, why);
        }
        reason = _last.Reason;
        return _last.Columns;
    }

    private FactRow? ReadColumns(MappedFile file, RawRow row, out string? reason)
    {
        var columns = new FactRow(file.Layout);
        reason = null;
        foreach (var read in file.Reads)
        {
            var text = row.Fields[read.Field];
            if (_map.NotKnown.Contains(text))
            {
                continue;
            }
            if (Parse(text, read) is not { } value)
            {
                reason = $"column `{read.Name}` is {read.Column.Type.AuthorName}, and `{text}` is not";
                return null;
            }
            columns.Set(read.Column, value);
        }
        for (var i = 0; i < file.Joins.Length && reason is null; i++)
        {
            columns.SetChildren(i, ReadChildren(file.Joins[i], row, out reason));
        }
        return reason is null && WorkOut(file, columns, out reason) ? columns : null;
    }

    private FactRow[] ReadChildren(Join join, RawRow row, out string? reason)
    {
        var joined = _joined[join];
        var children = new List<FactRow>();
        foreach (var (child, broken) in joined.Of(row.Fields[join.Of]))
        {
            var why = broken;
            if (broken is not null || ReadColumns(join.File, child, out why) is not { } columns)
            {
                reason = string.Create(CultureInfo.InvariantCulture, $"line {child.Line} of {joined.Name}: {why}");
                return [];
            }
            children.Add(columns);
        }
        reason = null;
        return [.. children];
    }

    private bool WorkOut(MappedFile file, FactRow columns, out string? reason)
    {
        foreach (var (column, writer) in file.Works)
        {
            _frame.Reset();
            _frame.Rows[0] = columns;
            if (writer(_frame, columns) == FactState.Failed)
            {
                reason = $"column `{column.Name}`: {_frame.Failure?.Message}";
                return false;
            }
        }
        reason = null;
        return true;
    }

    private static object? Parse(string text, ReadColumn read)
    {
        if (read.Format is null)
        {
            return ValueText.TryParse(text, read.Column.Type, out var value) ? value : null;
        }
        if (!DateTime.TryParseExact(text, read.Format, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date))
        {
            return null;
        }
        return Conversions.TryConvert(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), read.Column.Type, out var converted) ? converted : null;
    }

    private string? Write(FactFeed feed, FactRow target)
    {
        object? value = null;
        var state = feed.Writer is { } writer ? writer(_frame, target) : feed.Value.Evaluate(_frame, out value);
        if (state == FactState.Failed)
        {
            return $"`{feed.Fact.Name}`: {_frame.Failure?.Message}";
        }
        if (state == FactState.NotKnown)
        {
            return null;
        }
        if (feed.Writer is not null)
        {
            // The range is asked of what was stored, conversions included.
            return FactText.Write(target, feed.Fact, target.Get(feed.Fact.Column)!);
        }
        return Translate(feed, target, ValueText.Format(value));
    }

    private static string? Translate(FactFeed feed, FactRow target, string text)
    {
        if (feed.Values.TryGetValue(text, out var value) || (value = feed.Otherwise) is not null)
        {
            return FactText.Write(target, feed.Fact, value);
        }
        return feed.Values.IsEmpty
            ? FactText.Write(target, feed.Fact, text)
            : $"the map does not say what `{text}` is as `{feed.Fact.Name}`";
    }
}
