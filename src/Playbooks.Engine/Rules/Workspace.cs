using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Engine.Workflows;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Rules;

/// <summary>A workspace that was read and checked without an error: everything bound, nothing left to look up.</summary>
public sealed record Workspace
{
    /// <summary>The documents it was read from.</summary>
    public required DocumentSet Documents { get; init; }

    /// <summary>workspace.json.</summary>
    public required WorkspaceSettings Settings { get; init; }

    /// <summary>The facts.</summary>
    public required FactVocabulary Vocabulary { get; init; }

    /// <summary>The actions by id.</summary>
    public required ImmutableSortedDictionary<string, ActionDefinition> Actions { get; init; }

    /// <summary>The playbooks, by file name.</summary>
    public required ImmutableArray<Playbook> Playbooks { get; init; }

    /// <summary>policy.json.</summary>
    public required Policy Policy { get; init; }

    /// <summary>The templates by name, such as <c>offer.letter</c> or <c>offer.letter.de</c>; partials are not among them.</summary>
    public required ImmutableSortedDictionary<string, CheckedTemplate> Templates { get; init; }

    /// <summary>The workflows of RulesEngine that come with it. They decide nothing here: they are run when they are asked for.</summary>
    public WorkflowSet Workflows { get; init; } = WorkflowSet.Empty;

    /// <summary>All rules in their place.</summary>
    public IEnumerable<Rule> Rules => Playbooks.SelectMany(playbook => playbook.Rules);
}

/// <summary>workspace.json.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Language">Default language of messages, such as <c>en</c>.</param>
/// <param name="Currency">Default currency, such as <c>EUR</c>.</param>
public sealed record WorkspaceSettings(string Name, string Title, string Language, string Currency);
