namespace Playbooks.Retention.Book.Writing;

/// <summary>What the decisions of a whole book are written as.</summary>
public enum DecisionFormat
{
    /// <summary>A table for spreadsheets, as text.</summary>
    Csv,

    /// <summary>A recommendation a line, in JSON.</summary>
    JsonLines,

    /// <summary>The same table as a sheet, with numbers and dates that a spreadsheet counts with.</summary>
    Xlsx,
}

/// <summary>The words of the formats, which are the endings of their files.</summary>
public static class DecisionFormats
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DecisionFormat> All { get; } = Enum.GetValues<DecisionFormat>();

    /// <summary>Its word: <c>csv</c>.</summary>
    public static string Word(this DecisionFormat format) => format switch
    {
        DecisionFormat.Csv => "csv",
        DecisionFormat.JsonLines => "jsonl",
        _ => "xlsx",
    };

    /// <summary>The format of a word, or null.</summary>
    public static DecisionFormat? Find(string word) =>
        All.Where(format => format.Word().Equals(word, StringComparison.OrdinalIgnoreCase)).Cast<DecisionFormat?>().FirstOrDefault();

    /// <summary>The format that a file's name ends in, or null.</summary>
    public static DecisionFormat? OfFile(string path) => Find(Path.GetExtension(path).TrimStart('.'));
}
