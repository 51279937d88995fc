using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Maps;

/// <summary>Reads what a map says of a file: its columns, those that are worked out, and the files joined to it.</summary>
internal sealed class FileMapReader(string folder, ICollection<Diagnostic> diagnostics)
{
    private const int DeepestJoin = 4;

    private static readonly Dictionary<string, DataType> Types = new(StringComparer.Ordinal)
    {
        ["text"] = DataType.String,
        ["boolean"] = DataType.Bool,
        ["integer"] = DataType.Long,
        ["number"] = DataType.Double,
        ["money"] = DataType.Decimal,
        ["date"] = DataType.DateTime,
        ["time"] = DataType.Time,
    };

    /// <summary>Reads one file's part of a map; what is wrong with a column is reported, and the others are read.</summary>
    public MappedFile Read(string name, ObjectReader map, CsvFile file, int depth = 0)
    {
        var columns = (map.Object("columns")?.Members ?? []).Select(member => ReadColumn(member, file)).OfType<DeclaredColumn>().ToArray();
        var joins = (map.Object("files")?.Members ?? []).Select(member => (member.Key, Join: ReadJoin(member, file, depth))).Where(item => item.Join is not null).ToArray();
        var layout = new RowLayout(
            name,
            columns.Select(column => (column.Name, column.Type)),
            joins.Select(item => (item.Key, item.Join!.File.Layout)));
        return new MappedFile(
            layout,
            [.. columns.Where(column => column.Is is null).Select(column => new ReadColumn(layout.Find(column.Name)!, column.Field, file.Header[column.Field], column.Format))],
            WorkOut(columns, layout),
            [.. joins.Select(item => item.Join!)],
            map.Text("unquoted") is { } unquoted ? FindHeader(unquoted, file) : -1);
    }

    private DeclaredColumn? ReadColumn(JsonMember member, CsvFile file)
    {
        if (ObjectReader.Open(member.Value, "a column", diagnostics) is not { } column)
        {
            return null;
        }
        var (type, format, text, header) = (ReadType(column), ReadFormat(column), column.Text("is"), column.Text("from"));
        column.Finish();
        if (!IsName(member.Name))
        {
            return null;
        }
        if ((text is null) == (header is null))
        {
            diagnostics.Add(ShapeErrors.Conflict.At(member.Name.Location, $"`{member.Key}` is either read from the file or worked out", "write `from` with the name of a column, or `is` with an expression"));
            return null;
        }
        var field = header is null ? -1 : FindHeader(header, file);
        return type is null || (header is not null && field < 0) ? null : new DeclaredColumn(member.Key, type, field, format, text?.Excerpt);
    }

    private DataType? ReadType(ObjectReader column)
    {
        if (column.RequireText("type") is not { } name)
        {
            return null;
        }
        if (Types.TryGetValue(name.Text, out var type))
        {
            return type;
        }
        diagnostics.Add(MapErrors.UnknownType.At(name.Location, $"`{name.Text}` is no type of a column", ClosestName.Help(name.Text, Types.Keys) ?? $"one of: {string.Join(", ", Types.Keys)}"));
        return null;
    }

    private string? ReadFormat(ObjectReader column)
    {
        if (column.Text("format") is not { } format)
        {
            return null;
        }
        try
        {
            _ = DateTime.UnixEpoch.ToString(format.Text, CultureInfo.InvariantCulture);
            return format.Text;
        }
        catch (FormatException)
        {
            diagnostics.Add(MapErrors.BadFormat.At(format.Location, $"`{format.Text}` is no format of dates", "for instance `yyyy-MM-dd HH:mm:ss` or `dd.MM.yyyy`"));
            return null;
        }
    }

    private Join? ReadJoin(JsonMember member, CsvFile parent, int depth)
    {
        if (ObjectReader.Open(member.Value, "a joined file", diagnostics) is not { } map)
        {
            return null;
        }
        var (file, key, of) = (map.RequireText("file"), map.RequireText("key"), map.RequireText("of"));
        if (!IsName(member.Name) || file is null || key is null || of is null || FindFile(file) is not { } path)
        {
            return null;
        }
        if (depth >= DeepestJoin)
        {
            diagnostics.Add(ShapeErrors.TooMany.At(member.Name.Location, $"files are joined to files more than {DeepestJoin} deep"));
            return null;
        }
        using var opened = CsvFile.Open(path);
        if (!HeaderForm.Check(opened, diagnostics))
        {
            return null;
        }
        var mapped = Read(member.Key, map, opened, depth + 1);
        map.Finish();
        var join = new Join(mapped, path, FindHeader(key, opened), FindHeader(of, parent));
        return join.Key < 0 || join.Of < 0 ? null : join;
    }

    // Only names: a map that comes from elsewhere must not read other folders.
    private string? FindFile(JsonString file)
    {
        var path = Path.Combine(folder, Path.GetFileName(file.Text));
        if (!File.Exists(path) || Path.GetFileName(file.Text) != file.Text)
        {
            diagnostics.Add(MapErrors.MissingFile.At(file.Location, $"`{file.Text}` does not lie beside the book", "joined files lie in the folder of the book, and are given by name"));
            return null;
        }
        if (new FileInfo(path).Length > JoinedRows.LargestFile)
        {
            diagnostics.Add(MapErrors.TooLarge.At(file.Location, $"`{file.Text}` has more than {JoinedRows.LargestFile / 1024 / 1024} MB", "joined files are kept in memory; leave out the columns and rows that the map does not need"));
            return null;
        }
        return path;
    }

    private int FindHeader(JsonString header, CsvFile file)
    {
        for (var i = 0; i < file.Header.Count; i++)
        {
            if (file.Header[i] == header.Text)
            {
                return i;
            }
        }
        diagnostics.Add(MapErrors.UnknownHeader.At(header.Location, $"`{file.Name}` has no column `{header.Text}`", ClosestName.Help(header.Text, file.Header) ?? Columns(file)));
        return -1;
    }

    private static string Columns(CsvFile file)
    {
        var shown = string.Join(", ", file.Header.Take(12));
        return file.Header.Count > 12 ? $"its columns are {shown}, …" : $"its columns are {shown}";
    }

    private ImmutableArray<WorkedColumn> WorkOut(DeclaredColumn[] columns, RowLayout layout)
    {
        var scope = ExpressionScope.Empty.WithColumnsOf(0, layout);
        var worked = ImmutableArray.CreateBuilder<WorkedColumn>();
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Is is not { } text || Expression.Check(text, scope, diagnostics, columns[i].Type) is not { } expression)
            {
                continue;
            }
            var late = columns.Skip(i).FirstOrDefault(later => later.Is is not null && expression.Uses.Any(use => use.Layout == layout && use.Column.Name == later.Name));
            if (late is not null)
            {
                diagnostics.Add(MapErrors.LateColumn.At(text.Locate(new TextSpan(0, text.Text.Length)), $"`{late.Name}` is not worked out yet where `{columns[i].Name}` needs it", "columns are worked out from the first to the last; change their order"));
                continue;
            }
            var column = layout.Find(columns[i].Name)!;
            worked.Add(new WorkedColumn(column, expression.CompileTo(column)));
        }
        return worked.ToImmutable();
    }

    private bool IsName(JsonString name)
    {
        var text = name.Text;
        if (text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
        {
            return true;
        }
        diagnostics.Add(MapErrors.BadName.At(name.Location, $"`{text}` cannot be said in an expression", "a name begins with a letter and has letters, digits and `_` only"));
        return false;
    }

    private sealed record DeclaredColumn(string Name, DataType Type, int Field, string? Format, Excerpt? Is);
}
