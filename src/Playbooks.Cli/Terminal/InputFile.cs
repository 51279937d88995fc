using System.Text;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Cli.Terminal;

/// <summary>Files that a call names.</summary>
internal static class InputFile
{
    /// <summary>How many bytes a file given to a call may have.</summary>
    public const long Largest = 64L * 1024 * 1024;

    // Among more names nobody finds a slip anyway.
    private const int MostLookedAt = 1_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads a whole file, or standard input for <c>-</c>; null after having said what is wrong, with what
    /// <paramref name="helpForMissing"/> knows of a file that is not there.
    /// </summary>
    public static SourceText? Read(Surroundings surroundings, string path, Func<string, string?>? helpForMissing = null)
    {
        if (path == "-")
        {
            return Decode(surroundings, "standard input", surroundings.Input.ReadToEnd);
        }
        if (Find(surroundings, path, helpForMissing) is not { } whole)
        {
            return null;
        }
        if (new FileInfo(whole).Length > Largest)
        {
            Complain(surroundings, $"`{path}` has more than {Largest / 1024 / 1024} MB");
            return null;
        }
        return Decode(surroundings, path.Replace('\\', '/'), () => File.ReadAllText(whole, Strict));
    }

    private static SourceText? Decode(Surroundings surroundings, string name, Func<string> read)
    {
        try
        {
            return new SourceText(name, read().TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            Complain(surroundings, $"`{name}` is not UTF-8");
            return null;
        }
    }

    /// <summary>The whole path of a file that must be there; null after having said that it is not.</summary>
    public static string? Find(Surroundings surroundings, string path, Func<string, string?>? helpForMissing = null)
    {
        var whole = surroundings.PathOf(path);
        if (File.Exists(whole))
        {
            return whole;
        }
        var isFolder = Directory.Exists(whole);
        Complain(surroundings, isFolder ? $"`{path}` is a folder, not a file" : $"there is no file `{path}`", isFolder ? null : ClosestTo(whole) ?? helpForMissing?.Invoke(path));
        return null;
    }

    private static string? ClosestTo(string file)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(file)!);
        return folder.Exists ? ClosestName.Help(Path.GetFileName(file), folder.EnumerateFiles("*", new EnumerationOptions()).Take(MostLookedAt).Select(other => other.Name))?.Text : null;
    }

    /// <summary>Whether a file can be a book, by the end of its name; false after having said that it cannot.</summary>
    public static bool IsBook(Surroundings surroundings, string path)
    {
        if (DecisionFormats.OfFile(path) is not (null or DecisionFormat.Xlsx))
        {
            return true;
        }
        var why = Directory.Exists(surroundings.PathOf(path)) ? "it is a folder" : EndingOf(path);
        Complain(surroundings, $"`{path}` cannot be read: {why}", "a book is a `.csv`, or a `.jsonl` with a JSON object a line; `store` is the store's");
        return false;
    }

    /// <summary>What is wrong with the end of a file's name.</summary>
    public static string EndingOf(string path) => Path.GetExtension(path) is { Length: > 0 } ending ? $"`{ending}` is not supported" : "its name has no ending";

    /// <summary>Says what is wrong with the call, with help where there is some. The exit code for it.</summary>
    public static int Complain(Surroundings surroundings, string message, string? help = null)
    {
        surroundings.Error.WriteLine($"{surroundings.ErrorColour.Red("error")}: {ShownText.Of(message)}");
        if (help is not null)
        {
            surroundings.Error.WriteLine($"  = {surroundings.ErrorColour.Green("help")}: {ShownText.Of(help)}");
        }
        return ExitCode.Wrong;
    }
}
