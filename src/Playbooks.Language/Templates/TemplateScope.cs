using System.Collections.Immutable;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates;

/// <summary>What names mean in a template. Immutable.</summary>
public sealed class TemplateScope
{
    private TemplateScope(bool isStrict, TemplateFormat format, ImmutableDictionary<string, DataType> names, ImmutableDictionary<string, TemplateDocument> partials) =>
        (IsStrict, Format, Names, Partials) = (isStrict, format, names, partials);

    /// <summary>
    /// A workspace's rules: unknown names are errors, and writing a value that is not known withholds the text.
    /// </summary>
    public static readonly TemplateScope Strict = new(true, TemplateFormat.Text, [], []);

    /// <summary>Scriban's own rules: unknown names are null, and null is written as nothing.</summary>
    public static readonly TemplateScope Lenient = new(false, TemplateFormat.Text, [], []);

    /// <summary>Whether a workspace's rules hold.</summary>
    public bool IsStrict { get; }

    /// <summary>How values are escaped where the template does not say itself.</summary>
    public TemplateFormat Format { get; }

    /// <summary>The given names with their types. Members of closed objects are checked, those of open ones are not.</summary>
    public ImmutableDictionary<string, DataType> Names { get; }

    /// <summary>What <c>include</c> finds, by name.</summary>
    public ImmutableDictionary<string, TemplateDocument> Partials { get; }

    /// <summary>This scope with a name more.</summary>
    public TemplateScope WithName(string name, DataType type) => new(IsStrict, Format, Names.SetItem(name, type), Partials);

    /// <summary>This scope with a partial more.</summary>
    public TemplateScope WithPartial(string name, TemplateDocument partial) =>
        new(IsStrict, Format, Names, Partials.SetItem(name, partial));

    /// <summary>This scope for another format.</summary>
    public TemplateScope WithFormat(TemplateFormat format) => new(IsStrict, format, Names, Partials);
}
