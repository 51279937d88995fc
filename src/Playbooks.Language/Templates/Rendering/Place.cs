using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Where a node was written, to be located when something goes wrong there.</summary>
internal readonly record struct Place(Excerpt Excerpt, TextSpan Span)
{
    public string Text => Excerpt.Text.Substring(Span.Start, Span.Length);

    public Location Locate() => Excerpt.Locate(Span);
}
