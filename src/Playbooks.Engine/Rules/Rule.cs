using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>A rule in the one form that rules, JSON tables and CSV tables come down to.</summary>
public sealed record Rule
{
    /// <summary>Playbook and id: <c>high-risk/leaders-call</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Id of its playbook.</summary>
    public required string Playbook { get; init; }

    /// <summary>Its place among all rules of the workspace, from 0: the last tie-breaker.</summary>
    public required int Place { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it runs once for each contact or once for the account.</summary>
    public required Entity For { get; init; }

    /// <summary>The cells; all must hold.</summary>
    public required ImmutableArray<Cell> When { get; init; }

    /// <summary>The characters of each cell of <see cref="When"/>, in <see cref="Source"/>.</summary>
    public ImmutableArray<TextSpan> CellPlaces { get; init; } = [];

    /// <summary>The condition beside the cells, or null.</summary>
    public CheckedExpression? If { get; init; }

    /// <summary>The actions it wants, with the rule's changes made.</summary>
    public ImmutableArray<ActionDefinition> Then { get; init; } = [];

    /// <summary>The facts it wants found out; the catalogue's FindOut action stands in <see cref="Then"/> for it.</summary>
    public ImmutableArray<FactDefinition> Ask { get; init; } = [];

    /// <summary>Ids of the actions that must not be recommended when it matches.</summary>
    public ImmutableArray<string> Suppress { get; init; } = [];

    /// <summary>Whether it matches when no other rule of its playbook did.</summary>
    public bool IsOtherwise { get; init; }

    /// <summary>Index of its band among the policy's, 0 ranks first; for a rule that only suppresses, the last.</summary>
    public required int Band { get; init; }

    /// <summary>The reason in words, or null where the title says it.</summary>
    public CheckedTemplate? Because { get; init; }

    /// <summary>The first day on which it holds, or null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day on which it holds, or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The document it stands in. A workspace keeps ten thousands of rules: the path of a place is worked out for who asks.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The characters of its id in the document.</summary>
    public required TextSpan Span { get; init; }
}
