using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>
/// Which paths a document may have. Drafts are written into folders of all systems, so that a path must mean one file,
/// inside the workspace, on each of them.
/// </summary>
public static class DocumentPaths
{
    /// <summary>How many characters a path may have.</summary>
    public const int LongestPath = 200;

    /// <summary>How many folders a document may lie in.</summary>
    public const int MostFolders = 8;

    private const int LongestName = 100;
    private const int MostShown = 60;

    private const string Help =
        "playbooks are `playbooks/NAME.json`, tables `playbooks/tables/NAME.csv`, examples `playbooks/examples/NAME.json`, templates `templates/NAME.scriban`";

    // Names that one system keeps for its devices, whatever follows the point.
    private static readonly HashSet<string> s_devices = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"com{number}", $"lpt{number}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with a path, or null.</summary>
    public static Diagnostic? Refuse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ReasonAgainst(path) is { } reason
            ? PublishingErrors.BadPath.At(Places.OfMissing(Shown(path)), $"no document may be called `{Shown(path)}`: {reason}", Help)
            : null;
    }

    /// <summary>What is wrong with a new path beside the documents that there are, or null.</summary>
    public static Diagnostic? Refuse(string path, DocumentSet documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        if (Refuse(path) is { } bad)
        {
            return bad;
        }
        var alike = documents.Texts.Keys.FirstOrDefault(other => other != path && other.Equals(path, StringComparison.OrdinalIgnoreCase));
        return alike is null
            ? null
            : PublishingErrors.PathAlike.At(Places.OfMissing(path), $"`{path}` and `{alike}` are one file where capital letters do not count", $"edit `{alike}`, or choose another name");
    }

    private static string? ReasonAgainst(string path)
    {
        if (path.Length is 0 or > LongestPath)
        {
            return path.Length == 0 ? "it is empty" : $"it has more than {LongestPath} characters";
        }
        var names = path.Split('/');
        if (names.Length > MostFolders + 1)
        {
            return $"it lies in more than {MostFolders} folders";
        }
        return names.Select(ReasonAgainstName).FirstOrDefault(reason => reason is not null)
            ?? (WorkspacePaths.IsRead(path) && WorkspaceFolder.IsDocument(path) ? null : "nothing reads a document there");
    }

    private static string? ReasonAgainstName(string name) => name switch
    {
        "" => "a name in it is empty",
        "." or ".." => "it leads out of its folder",
        { Length: > LongestName } => $"a name in it has more than {LongestName} characters",
        ['.', ..] => "a name in it begins with a point, as hidden files do",
        [.., '.' or ' '] or [' ', ..] => "a name in it begins or ends with a blank, or ends with a point",
        _ when !name.All(IsAllowed) => "a name in it has other characters than letters, digits, `-`, `_`, `.` and blanks",
        _ when s_devices.Contains(name.Split('.')[0]) => "a name in it is kept for devices on some systems",
        _ => null,
    };

    // Letters outside of ASCII can be written in two ways that look the same, and systems differ in which one they keep.
    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ' ';

    private static string Shown(string path)
    {
        var shown = string.Concat(path.Take(MostShown).Select(character => char.IsControl(character) || char.IsSurrogate(character) || character == '`' ? '?' : character));
        return path.Length > MostShown ? shown + "…" : shown;
    }
}
