namespace Playbooks.Engine.Rules;

/// <summary>Names of templates: <c>offer.letter</c>, and <c>offer.letter.de</c> or <c>offer.letter.de-AT</c> for a language.</summary>
internal static class TemplateName
{
    /// <summary>The language that a name ends with, or null.</summary>
    public static string? LanguageOf(string name)
    {
        var at = name.LastIndexOf('.');
        var last = name[(at + 1)..];
        return at > 0 && IsLanguage(last) ? last : null;
    }

    /// <summary>The name without its language.</summary>
    public static string WithoutLanguage(string name) =>
        LanguageOf(name) is { } language ? name[..^(language.Length + 1)] : name;

    /// <summary>Whether a text is a language as here: <c>de</c>, <c>de-AT</c>.</summary>
    public static bool IsLanguage(string text) =>
        text.Length is 2 or 5
        && char.IsAsciiLetterLower(text[0]) && char.IsAsciiLetterLower(text[1])
        && (text.Length == 2 || (text[2] == '-' && char.IsAsciiLetterUpper(text[3]) && char.IsAsciiLetterUpper(text[4])));
}
