using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Binding;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates;

/// <summary>A template that is bound and checked. Immutable, and rendered by any number of threads at once.</summary>
public sealed class CheckedTemplate
{
    // No limits are so tight that a text of that length does not keep to them.
    private const int LongestLiteral = 1_000;

    private readonly Page _page;
    private readonly ImmutableArray<Given> _given;
    private readonly SlotMap _names;
    private readonly SlotMap _localNames;
    private readonly CheckedTemplate? _subject;
    private readonly TemplateScope _scope;
    private Longest? _longest;

    private CheckedTemplate(BindingState state, Page page, CheckedTemplate? subject)
    {
        _page = page;
        _names = state.Slots;
        _localNames = state.LocalSlots;
        _given = [.. Enumerable.Range(0, state.Slots.Count).Select(slot => new Given(state.Slots[slot], slot)).Where(given => !state.IsStrict || state.Scope.Names.ContainsKey(given.Name))];
        _subject = subject;
        _scope = state.Scope;
        Format = state.Scope.Format;
        Includes = state.Includes;
        Literal = subject is null && page.Body.Literal is { Length: <= LongestLiteral } text ? text : null;
        Uses = subject is null ? state.Uses : [.. state.Uses, .. subject.Uses];
    }

    /// <summary>The text that it writes whatever it is given, within any limits; null where that depends on something.</summary>
    public string? Literal { get; }

    /// <summary>What the template writes.</summary>
    public TemplateFormat Format { get; }

    /// <summary>The given values that the template names, its partials and its subject included, with each place.</summary>
    public ImmutableArray<FactUse> Uses { get; }

    /// <summary>The names of the partials that the template includes, those that partials include among them.</summary>
    public ImmutableArray<string> Includes { get; }

    /// <summary>Checks a text that is a template, such as a rule's <c>because</c>. Null when it has errors.</summary>
    public static CheckedTemplate? Check(Excerpt text, TemplateScope scope, ICollection<Diagnostic> diagnostics) =>
        Check(text, TemplateMode.Template, null, scope, diagnostics);

    /// <summary>
    /// Checks a template file, its subject included. A strict scope takes its format from the front matter. Null when
    /// it has errors; those of the front matter have been reported by reading it.
    /// </summary>
    public static CheckedTemplate? Check(TemplateDocument document, TemplateScope scope, ICollection<Diagnostic> diagnostics)
    {
        CheckedTemplate? subject = null;
        if (document.FrontMatter.Subject is { } line)
        {
            subject = Check(line, scope.WithFormat(TemplateFormat.Text), diagnostics)?.Within(new Longest(FrontMatter.LongestSubject, line.Locate(new TextSpan(0, line.Text.Length)), "a subject"), diagnostics);
            if (subject is null)
            {
                // The body's mistakes are reported too.
                Check(document.Body, document.FrontMatter.Mode, null, scope, diagnostics);
                return null;
            }
        }
        var template = Check(document.Body, document.FrontMatter.Mode, subject, scope.IsStrict ? scope.WithFormat(document.FrontMatter.Format) : scope, diagnostics);
        return document.FrontMatter.Longest is { } longest
            ? template?.Within(new Longest(longest, FirstLineOf(document.Body), document.FrontMatter is { Length: null, Channel: { } channel } ? $"`{channel}`" : "it"), diagnostics)
            : template;
    }

    private static Location FirstLineOf(Excerpt body)
    {
        var end = body.Text.IndexOf('\n', StringComparison.Ordinal);
        return body.Locate(new TextSpan(0, end < 0 ? body.Text.Length : end));
    }

    // A text that is too long whatever the facts are is a mistake; one that only some readers get is withheld from them.
    private CheckedTemplate? Within(Longest longest, ICollection<Diagnostic> diagnostics)
    {
        _longest = longest;
        if (_page.Body.LeastLength is var least && least <= longest.Characters)
        {
            return this;
        }
        diagnostics.Add(TemplateErrors.AlwaysTooLong.At(longest.Place, $"the text has at least {least:N0} characters, and {longest.Channel} takes {longest.Characters:N0}", "shorten it, or write how many it may have into its front matter, such as `length: 480`"));
        return null;
    }

    private sealed record Given(string Name, int Slot);

    private sealed record Longest(int Characters, Location Place, string Channel);

    private static CheckedTemplate? Check(Excerpt text, TemplateMode mode, CheckedTemplate? subject, TemplateScope scope, ICollection<Diagnostic> diagnostics)
    {
        var state = new BindingState(scope, diagnostics);
        var page = new Page { Body = new BlockNode([]), Start = new Place(text, default) };
        PageBinder.Bind(state, new PageScope(text, []) { Mode = mode, Html = scope is { IsStrict: true, Format: TemplateFormat.Html } ? new MarkupPlace() : null }, page);
        return state.HasErrors ? null : new CheckedTemplate(state, page, subject);
    }

    /// <summary>Writes the text, or says why it is withheld. Same in, same out.</summary>
    public RenderResult Render(TemplateInput input) => Render(input, keepsPieces: false);

    /// <summary>The same, with longer pieces of the template's own words apart, for who knows them already.</summary>
    public RenderResult RenderApart(TemplateInput input) => Render(input, keepsPieces: true);

    private RenderResult Render(TemplateInput input, bool keepsPieces)
    {
        var subject = _subject?.Render(input);
        if (subject is { IsRendered: false })
        {
            return subject;
        }
        var run = RenderRun.Begin(input, _scope, _names, _localNames);
        run.Here = _page.Start;
        run.Output.KeepsPieces = keepsPieces;
        var values = run.Globals;
        foreach (var (name, slot) in _given)
        {
            values[slot] = run.Variables.Given(name);
        }
        run.WriteReturned(_page.Body.Execute(run));
        var result = ResultOf(run, subject);
        run.End();
        return result;
    }

    private RenderResult ResultOf(RenderRun run, RenderResult? subject)
    {
        if (run.Failure is { } failure)
        {
            return RenderResult.Withheld(failure);
        }
        var output = run.Output;
        if (_longest is var (longest, place, channel) && output.Length > longest)
        {
            return RenderResult.Withheld(TemplateErrors.TooLongForChannel.At(place, $"the text has {output.Length:N0} characters, and {channel} takes {longest:N0}", "shorten what it says to this contact, or the facts that it names"));
        }
        var oneLine = subject is null ? null : InOneLine(subject.Text!);
        var emptyValues = subject is null ? run.EmptyValues : subject.EmptyValues.AddRange(run.EmptyValues);
        return output.KeepsPieces
            ? RenderResult.WithPieces(output.ToRendered(), oneLine, emptyValues)
            : RenderResult.Whole(output.ToString(), oneLine, emptyValues);
    }

    // A line break in a subject would end the header it becomes.
    private static string InOneLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') < 0
        ? text.Trim()
        : string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
