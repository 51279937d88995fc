using System.Collections.Frozen;
using System.Collections.Immutable;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Compiling;

/// <summary>The templates of a workspace, by name and language.</summary>
internal sealed class TemplateShelf(ImmutableSortedDictionary<string, CheckedTemplate> templates)
{
    private readonly Dictionary<string, TemplateVariants> _variants = new(StringComparer.Ordinal);

    /// <summary>A template in the languages there are: <c>offer.letter</c> with <c>offer.letter.de</c>.</summary>
    public TemplateVariants Variants(string name)
    {
        if (!_variants.TryGetValue(name, out var variants))
        {
            var prefix = name + ".";
            variants = new TemplateVariants(
                name,
                templates.GetValueOrDefault(name),
                templates.Where(template => template.Key.StartsWith(prefix, StringComparison.Ordinal))
                    .ToFrozenDictionary(template => template.Key[prefix.Length..], template => template.Value, StringComparer.Ordinal));
            _variants.Add(name, variants);
        }
        return variants;
    }
}

/// <summary>One template in the languages there are.</summary>
/// <param name="name">Its name without a language.</param>
/// <param name="plain">The template of just that name, or null.</param>
/// <param name="byLanguage">The others by language.</param>
internal sealed class TemplateVariants(string name, CheckedTemplate? plain, FrozenDictionary<string, CheckedTemplate> byLanguage)
{
    /// <summary>
    /// The template for a language, with its name: the one of the very language (<c>de-AT</c>), of its main language
    /// (<c>de</c>), the one without a language, or null.
    /// </summary>
    public (string Name, CheckedTemplate Template)? Find(string language)
    {
        if (byLanguage.TryGetValue(language, out var exact))
        {
            return ($"{name}.{language}", exact);
        }
        var main = language.Split('-', '_')[0];
        if (byLanguage.TryGetValue(main, out var near))
        {
            return ($"{name}.{main}", near);
        }
        return plain is null ? null : (name, plain);
    }
}
