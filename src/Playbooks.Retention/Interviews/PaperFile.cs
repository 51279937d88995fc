using System.Text;
using Playbooks.Retention.Interviews.Word;

namespace Playbooks.Retention.Interviews;

/// <summary>Writes papers to files. A file appears under its name when it is complete.</summary>
public static class PaperFile
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a paper as Markdown, HTML or Word; the same paper gives the same bytes.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Paper paper, PaperFormat format, string path)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var unfinished = path + ".part";
        try
        {
            File.WriteAllBytes(unfinished, BytesOf(paper, format));
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>A paper as Markdown, HTML or Word; not as PDF, which a browser makes.</summary>
    public static byte[] BytesOf(Paper paper, PaperFormat format) => format switch
    {
        PaperFormat.Md => s_utf8.GetBytes(paper.Markdown.TrimEnd('\n') + "\n"),
        PaperFormat.Html => s_utf8.GetBytes(HtmlWriting.Write(paper)),
        PaperFormat.Docx => WordDocument.Write(paper),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "a browser makes this one"),
    };
}
