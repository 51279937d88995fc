using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Templates;

/// <summary>A text, or why there is none. There is never half a text.</summary>
public sealed class RenderResult
{
    private RenderedText? _rendered;
    private string? _text;

    private RenderResult(string? subject, Diagnostic? failure) => (Subject, Failure) = (subject, failure);

    /// <summary>Whether the text is there.</summary>
    [MemberNotNullWhen(true, nameof(Text), nameof(Rendered))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsRendered => Failure is null;

    /// <summary>The text, or null when it is withheld.</summary>
    public string? Text => _text ??= _rendered?.ToString();

    /// <summary>The same in pieces, where it was rendered so.</summary>
    public RenderedText? Rendered => _rendered ??= _text is null ? null : new RenderedText(_text, []);

    /// <summary>The subject in one line, or null when the template has none or the text is withheld.</summary>
    public string? Subject { get; }

    /// <summary>Why the text is withheld: the first value that is not known, limit or failure met, with its place.</summary>
    public Diagnostic? Failure { get; }

    /// <summary>Facts with nothing in them that the text wrote, each with its place: it may have a gap there.</summary>
    public ImmutableArray<Diagnostic> EmptyValues { get; private init; } = [];

    internal static RenderResult Whole(string text, string? subject, ImmutableArray<Diagnostic> emptyValues) =>
        new(subject, null) { _text = text, EmptyValues = emptyValues };

    internal static RenderResult WithPieces(RenderedText text, string? subject, ImmutableArray<Diagnostic> emptyValues) =>
        new(subject, null) { _rendered = text, EmptyValues = emptyValues };

    internal static RenderResult Withheld(Diagnostic failure) => new(null, failure);
}
