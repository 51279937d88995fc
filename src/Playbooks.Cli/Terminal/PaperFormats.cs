using System.CommandLine;
using System.CommandLine.Parsing;
using Playbooks.Retention.Interviews;

namespace Playbooks.Cli.Terminal;

/// <summary>Formats of documents, as a call names them.</summary>
internal static class PaperFormats
{
    /// <summary>An option that takes some of them.</summary>
    public static Option<PaperFormat?> Option(string name, string description, PaperFormat[] known) => new(name)
    {
        HelpName = string.Join('|', known.Select(WordOf)),
        Description = description,
        CustomParser = result => Parse(result, known),
    };

    /// <summary>The format that a file's name ends in, or null.</summary>
    public static PaperFormat? OfFile(string path) =>
        Enum.GetValues<PaperFormat>().Cast<PaperFormat?>().FirstOrDefault(format => Path.GetExtension(path).Equals("." + WordOf(format!.Value), StringComparison.OrdinalIgnoreCase));

    /// <summary>Its word: <c>docx</c>.</summary>
    public static string WordOf(PaperFormat format) => format switch
    {
        PaperFormat.Md => "md",
        PaperFormat.Html => "html",
        PaperFormat.Docx => "docx",
        _ => "pdf",
    };

    private static PaperFormat? Parse(ArgumentResult result, PaperFormat[] known)
    {
        var word = result.Tokens[0].Value;
        foreach (var format in known)
        {
            if (WordOf(format) == word)
            {
                return format;
            }
        }
        result.AddError($"`{word}` is none of {string.Join(", ", known.Select(format => $"`{WordOf(format)}`"))}");
        return null;
    }
}
