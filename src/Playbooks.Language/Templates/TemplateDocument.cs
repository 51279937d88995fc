using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Parsing;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates;

/// <summary>A template file: its front matter and its body.</summary>
public sealed class TemplateDocument
{
    internal TemplateDocument(FrontMatter frontMatter, Excerpt body) => (FrontMatter, Body) = (frontMatter, body);

    /// <summary>What the template says of itself.</summary>
    public FrontMatter FrontMatter { get; }

    /// <summary>The text below the front matter.</summary>
    public Excerpt Body { get; }

    /// <summary>Takes a file apart. Mistakes in the front matter are reported and the rest is read all the same.</summary>
    public static TemplateDocument Read(SourceText source, ICollection<Diagnostic> diagnostics) =>
        FrontMatterReader.Read(source, diagnostics);

    /// <summary>A file whose first line is like any other, as Scriban reads it.</summary>
    public static TemplateDocument Plain(SourceText source, TemplateMode mode = TemplateMode.Template) =>
        new(FrontMatter.None with { Mode = mode }, Excerpt.Whole(source));
}
