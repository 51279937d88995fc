using Playbooks.Language.Diagnostics;

namespace Playbooks.Retention.Book.Reading;

/// <summary>Whether the header of a file shows it to be CSV as it is read here: UTF-8, with commas or semicolons.</summary>
internal static class HeaderForm
{
    /// <summary>What to do about a file in another alphabet.</summary>
    public const string SaveAsUtf8 = "save the file as UTF-8; spreadsheets call that form `CSV UTF-8`";

    private const string Archive = "PK\u0003\u0004";

    /// <summary>True when it does; reports what the file is instead.</summary>
    public static bool Check(CsvFile file, ICollection<Diagnostic> diagnostics)
    {
        var found = Find(file);
        if (found is not null)
        {
            diagnostics.Add(found);
        }
        return found is null;
    }

    private static Diagnostic? Find(CsvFile file)
    {
        if (file.Header.Count == 0)
        {
            return null;
        }
        var (text, start) = (file.HeaderText.Text, new Location(file.HeaderText, default, ""));
        if (text.StartsWith(Archive, StringComparison.Ordinal))
        {
            return BookErrors.OtherForm.At(start, "the file is a workbook or an archive, and no CSV", SaveAsUtf8);
        }
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return BookErrors.OtherForm.At(start, "the file is written in UTF-16", SaveAsUtf8);
        }
        var broken = file.Header.ToList().FindIndex(name => name.Contains('\uFFFD', StringComparison.Ordinal));
        if (broken >= 0)
        {
            return BookErrors.OtherForm.At(file.Locate(broken), "the name of this column holds bytes that are not UTF-8", SaveAsUtf8);
        }
        return file.Header is [var only] && NameOf(only) is { } separators
            ? BookErrors.OtherForm.At(file.Locate(0), $"the file's columns are parted by {separators}", "save it with commas or semicolons between them")
            : null;
    }

    private static string? NameOf(string header) =>
        header.Contains('\t', StringComparison.Ordinal) ? "tabs"
        : header.Contains('|', StringComparison.Ordinal) ? "`|`"
        : null;
}
