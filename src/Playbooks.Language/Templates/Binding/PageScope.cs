using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Binding;

/// <summary>What one page has for itself: its text, its local variables, its arguments, and the pages that led to it.</summary>
internal sealed class PageScope(Excerpt excerpt, ImmutableArray<string> path)
{
    public Excerpt Excerpt => excerpt;

    /// <summary>How much of the text is code.</summary>
    public TemplateMode Mode { get; init; }

    /// <summary>The names of the partials that lead here, outermost first.</summary>
    public ImmutableArray<string> Path => path;

    /// <summary>Where in the markup the text stands, or null where none is written.</summary>
    public MarkupPlace? Html { get; init; }

    /// <summary>Whether <c>$</c> or a part of it is read.</summary>
    public bool ReadsArguments { get; set; }

    /// <summary>Local variables assigned so far.</summary>
    public Dictionary<string, Variable> LocalTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>What is known of the arguments, by place and by name.</summary>
    public ImmutableArray<Variable> Arguments { get; init; } = [];

    public ImmutableDictionary<string, Variable> NamedArguments { get; init; } = ImmutableDictionary<string, Variable>.Empty;
}
