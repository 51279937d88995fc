using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>What is meant by the name of a template that does not exist.</summary>
internal static class TemplateAdvice
{
    private const string Folder = "templates/";
    private const string Extension = ".scriban";

    /// <summary>What to write or to move.</summary>
    /// <param name="name">The name, as it is written.</param>
    /// <param name="names">The templates that there are, without those of a language.</param>
    /// <param name="strays">Files that are like templates and are not read.</param>
    public static Advice? For(string name, IReadOnlyCollection<string> names, IEnumerable<string> strays)
    {
        var file = FileOf(name);
        var elsewhere = names.Where(candidate => FileOf(candidate) == file).Order(StringComparer.Ordinal).FirstOrDefault();
        if (elsewhere is not null)
        {
            return Advice.DidYouMean(name, elsewhere);
        }
        var meant = Folder + WithoutEnds(name) + Extension;
        return strays.FirstOrDefault(stray => FileOf(stray) == file || FileOf(Path.ChangeExtension(stray, null)) == file) is { } stray
            ? $"`{stray}` is not read; make it `{meant}`"
            : ClosestName.Help(name, names) ?? $"write it into `{meant}`";
    }

    private static string FileOf(string name) => WithoutEnds(name)[(WithoutEnds(name).LastIndexOf('/') + 1)..];

    // Some write the file instead of the name.
    private static string WithoutEnds(string name)
    {
        name = name.StartsWith(Folder, StringComparison.Ordinal) ? name[Folder.Length..] : name;
        return name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
    }
}
