using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>A name that a template has given a value.</summary>
/// <param name="Type">What is known of its type.</param>
/// <param name="FactName">The given value that it stands for, or null.</param>
/// <param name="IsFunction">Whether it is a function, so that its name alone is a call.</param>
internal sealed record Variable(DataType Type, string? FactName, bool IsFunction = false);

/// <summary>What the pages of one template share while it is bound: slots, variables, uses and mistakes.</summary>
internal sealed class BindingState(TemplateScope scope, ICollection<Diagnostic> diagnostics)
{
    private readonly HashSet<(string Code, Location Location)> _reported = [];
    private readonly HashSet<FactUse> _uses = [];
    private readonly Dictionary<string, int> _mentions = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _includes = new(StringComparer.Ordinal);

    public TemplateScope Scope => scope;

    public bool IsStrict => scope.IsStrict;

    /// <summary>The slot of each name that all pages share.</summary>
    public SlotMap Slots { get; init; } = new();

    /// <summary>The slot of each local name. Pages share the numbering, so that a block of `wrap` runs with the variables of the function.</summary>
    public SlotMap LocalSlots { get; init; } = new();

    /// <summary>Slots that are assigned inside of the function that is bound, or null outside of one with parameters.</summary>
    public HashSet<int>? Assigned { get; set; }

    /// <summary>Whether it is bound while a template writes, for that one text.</summary>
    public bool IsEvaluated { get; init; }

    /// <summary>Variables assigned so far, in the order of reading.</summary>
    public Dictionary<string, Variable> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether loops are around what is bound.</summary>
    public int ForDepth { get; set; }

    public int WhileDepth { get; set; }

    public int TableDepth { get; set; }

    /// <summary>The types of the objects of `with` around, innermost first.</summary>
    public ImmutableStack<DataType> With { get; set; } = [];

    public bool HasErrors => Errors > 0;

    /// <summary>How many mistakes were found so far, those that are said once for several places among them.</summary>
    public int Errors { get; private set; }

    /// <summary>The first mistake that was reported, or null.</summary>
    public Diagnostic? FirstError => diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError);

    /// <summary>Partials that one template may bind.</summary>
    public const int MaxPartials = 500;

    private readonly Dictionary<string, Page> _partials = new(StringComparer.Ordinal);
    private int _bound;

    /// <summary>
    /// The page of a partial, which is new where it has to be bound: in strict templates always, because types differ
    /// from place to place. False when too many are bound, as partials that include one another twice soon are.
    /// </summary>
    public bool TryPartial(string name, out (Page Page, bool IsNew) partial)
    {
        _includes.Add(name);
        if (!IsStrict && _partials.TryGetValue(name, out var known))
        {
            partial = (known, false);
            return true;
        }
        partial = (new Page { Body = new BlockNode([]) }, true);
        _partials[name] = partial.Page;
        return ++_bound <= MaxPartials;
    }

    public ImmutableArray<FactUse> Uses => [.. _uses.OrderBy(use => use.Name, StringComparer.Ordinal).ThenBy(use => use.Location.Span.Start)];

    /// <summary>The partials that are included, those that partials include among them.</summary>
    public ImmutableArray<string> Includes => [.. _includes];

    public int SlotOf(string name) => Slots.Of(name);

    public int LocalSlotOf(string name) => LocalSlots.Of(name);

    /// <summary>Notes that a path is read, and the given value that it stands for.</summary>
    public void Use(string? fact, Place place)
    {
        if (fact is not null)
        {
            _uses.Add(new FactUse(fact, place.Locate()));
        }
        _mentions[place.Text] = MentionsOf(place.Text) + 1;
    }

    /// <summary>How often a path has been read so far, as it is written.</summary>
    public int MentionsOf(string path) => _mentions.GetValueOrDefault(path);

    /// <summary>Reports a mistake once, however often its page is bound.</summary>
    public void Report(DiagnosticKind kind, Place place, string message, Advice? help = null)
    {
        var location = place.Locate();
        Errors += kind.Severity == Severity.Error ? 1 : 0;
        Add(kind.At(location, message, help));
    }

    // What is wrong in a partial is said once, for all who include it.
    private void Add(Diagnostic diagnostic)
    {
        if (_reported.Add((diagnostic.Code, diagnostic.Location)) && !diagnostics.Contains(diagnostic))
        {
            diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Gives a variable a value; one with values of several types has any.</summary>
    public void Assign(string name, Variable variable)
    {
        Assigned?.Add(SlotOf(name));
        Variables[name] = Variables.TryGetValue(name, out var before) && (before.Type != variable.Type || before.IsFunction != variable.IsFunction)
            ? new Variable(Joined(before.Type, variable.Type), null)
            : variable;
    }

    public static DataType Joined(DataType a, DataType b) => (a, b) switch
    {
        _ when a == b => a,
        (NullType, _) => b,
        (_, NullType) => a,
        _ => DataType.Any,
    };

    /// <summary>Reads the statements of a page.</summary>
    public ImmutableArray<Syntax.Statement> Parse(Excerpt text, TemplateMode mode)
    {
        var found = new List<Diagnostic>();
        var statements = Parsing.TemplateParser.Parse(text, mode, mayEndOpen: !IsStrict, found);
        found.ForEach(Add);
        Errors += found.Count(diagnostic => diagnostic.IsError);
        return statements;
    }
}
