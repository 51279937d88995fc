using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Playbooks.Engine.Compiling.Generating;
using Playbooks.Engine.Compiling.Needs;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>A workspace over slots: immutable, shared by all threads.</summary>
internal sealed class CompiledWorkspace
{
    private readonly Lazy<WorkspaceNeeds> _needs;
    private readonly Lazy<ImmutableArray<GeneratedRun>> _generated;

    /// <summary>A workspace over slots.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="earlier">Nearly the same one; what it has of playbooks that did not change is taken over.</param>
    public CompiledWorkspace(Workspace workspace, CompiledWorkspace? earlier = null)
    {
        Workspace = workspace;
        _needs = new Lazy<WorkspaceNeeds>(() => new WorkspaceNeeds(this));
        _generated = new Lazy<ImmutableArray<GeneratedRun>>(() => GeneratedRun.Of(Derivations));
        Derivations = [.. workspace.Vocabulary.Derived.Select(CompiledDerivation.Of).OfType<CompiledDerivation>()];
        Scripted = [.. workspace.Vocabulary.Derived.Where(fact => fact.Derivation is ScriptDerivation)];
        ScriptsReadDerived = Scripted.Any(fact => ((ScriptDerivation)fact.Derivation!).Reads.Any(read => read.Derivation is not null));
        Policy = CompiledPolicy.Of(workspace.Policy);
        Roots = new FactRoots(workspace.Vocabulary);
        var actions = new SharedActions(new TemplateShelf(workspace.Templates), Policy);
        var known = new KnownRules(earlier);
        Rules = CompileRules(workspace, actions, known);
        RulesCompiled = Rules.Length - known.Given;
        ActionIds = [.. actions.Numbers.OrderBy(id => id.Value).Select(id => id.Key)];
        ActionOrder = OrderOf(ActionIds);
        Texts = new DecisionTexts(Rules.Length, ActionIds);
        ScoreGroups = actions.ScoreGroups;
        AsksAnything = Rules.Any(rule => rule.Asks);
        HasOtherwise = Rules.Any(rule => rule.Rule.IsOtherwise);
        ContactMatcher = new RuleIndex(Rules.Where(rule => rule.Rule.For == Entity.Contact), earlier?.ContactMatcher);
        AccountMatcher = new RuleIndex(Rules.Where(rule => rule.Rule.For != Entity.Contact), earlier?.AccountMatcher);
        AccountId = workspace.Vocabulary.Find("account.id")!.Column;
        ContactId = workspace.Vocabulary.Find("contact.id")!.Column;
        Language = workspace.Vocabulary.Find("contact.language");
        Currency = workspace.Vocabulary.Find("account.currency");
    }

    public Workspace Workspace { get; }

    /// <summary>The derived facts in the order in which they can be worked out, scripts aside.</summary>
    public ImmutableArray<CompiledDerivation> Derivations { get; }

    /// <summary>The same as machine code, once it is made; until then none.</summary>
    public ImmutableArray<GeneratedRun> Generated => _generated.IsValueCreated ? _generated.Value : [];

    /// <summary>The facts that scripts work out, before deciding.</summary>
    public ImmutableArray<FactDefinition> Scripted { get; }

    /// <summary>Whether any script reads derived facts.</summary>
    public bool ScriptsReadDerived { get; }

    public CompiledPolicy Policy { get; }

    public FactRoots Roots { get; }

    /// <summary>What its decisions say alike.</summary>
    public DecisionTexts Texts { get; }

    /// <summary>All rules by place.</summary>
    public ImmutableArray<CompiledRule> Rules { get; }

    /// <summary>How many rules were compiled, and not known from an earlier workspace.</summary>
    public int RulesCompiled { get; }

    /// <summary>The ids of the actions that rules want, or that those exclude, by number.</summary>
    public ImmutableArray<string> ActionIds { get; }

    /// <summary>The places of these actions in the order of their ids, by number.</summary>
    public ImmutableArray<int> ActionOrder { get; }

    /// <summary>How many groups of actions the ranking formula tells apart.</summary>
    public int ScoreGroups { get; }

    /// <summary>Whether any rule asks for facts.</summary>
    public bool AsksAnything { get; }

    /// <summary>Whether any rule matches when no other of its playbook did.</summary>
    public bool HasOtherwise { get; }

    /// <summary>Which derived facts each part of a decision rests on.</summary>
    public WorkspaceNeeds Needs => _needs.Value;

    /// <summary>Finds the rules that run once for each contact.</summary>
    public RuleIndex ContactMatcher { get; }

    /// <summary>Finds the rules that run once for the account.</summary>
    public RuleIndex AccountMatcher { get; }

    /// <summary>Where an account's id lies.</summary>
    public Column AccountId { get; }

    /// <summary>Where a contact's id lies.</summary>
    public Column ContactId { get; }

    /// <summary>The fact that names a contact's language, where the workspace has it.</summary>
    public FactDefinition? Language { get; }

    /// <summary>The fact that names an account's currency, where the workspace has it.</summary>
    public FactDefinition? Currency { get; }

    /// <summary>Makes machine code for the derived facts and the ranking.</summary>
    public void Generate()
    {
        Policy.Generate();
        _ = _generated.Value;
    }

    private static ImmutableArray<int> OrderOf(ImmutableArray<string> ids)
    {
        var order = new int[ids.Length];
        foreach (var (number, place) in Enumerable.Range(0, ids.Length).OrderBy(number => ids[number], StringComparer.Ordinal).Select((number, place) => (number, place)))
        {
            order[number] = place;
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(order);
    }

    private static ImmutableArray<CompiledRule> CompileRules(Workspace workspace, SharedActions actions, KnownRules known)
    {
        var cells = new SharedCells();
        var rules = ImmutableArray.CreateBuilder<CompiledRule>();
        var wanted = new List<ImmutableArray<CompiledAction>>();
        for (var i = 0; i < workspace.Playbooks.Length; i++)
        {
            foreach (var rule in workspace.Playbooks[i].Rules)
            {
                wanted.Add(actions.Compile(rule.Then, workspace.Policy.Bands[rule.Band]));
            }
        }
        // Once it is known which actions any rule wants: what none does need not be kept from anybody.
        for (var i = 0; i < workspace.Playbooks.Length; i++)
        {
            var compiled = known.Of(workspace.Playbooks[i]);
            for (var j = 0; j < workspace.Playbooks[i].Rules.Length; j++)
            {
                var rule = workspace.Playbooks[i].Rules[j];
                var (actionsOfRule, suppressed) = (wanted[rules.Count], actions.NumbersOf(rule.Suppress));
                rules.Add(compiled.IsEmpty
                    ? new CompiledRule(rule, i, cells.Compile(rule.When), actionsOfRule, suppressed)
                    : compiled[j].For(rule, i, actionsOfRule, suppressed));
            }
        }
        rules.Sort(static (left, right) => left.Rule.Place.CompareTo(right.Rule.Place));
        return rules.DrainToImmutable();
    }
}
