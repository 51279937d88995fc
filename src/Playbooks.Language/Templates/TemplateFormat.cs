namespace Playbooks.Language.Templates;

/// <summary>What a template writes, which decides how values are escaped.</summary>
public enum TemplateFormat
{
    /// <summary>Plain text: values are written as they are.</summary>
    Text,

    /// <summary>HTML: values are escaped, so that a name never becomes markup.</summary>
    Html,

    /// <summary>Markdown: the characters that would become markup are escaped with a backslash.</summary>
    Markdown,
}
