namespace Playbooks.Language.Templates;

/// <summary>How much of a file is code.</summary>
public enum TemplateMode
{
    /// <summary>Text with code between two braces.</summary>
    Template,

    /// <summary>Code from the first character to the last, without braces.</summary>
    Script,

    /// <summary>Scriban's front matter, which is code between two lines of <c>+++</c>, and a template below it.</summary>
    FrontMatter,
}
