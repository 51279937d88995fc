namespace Playbooks.Engine.Checking;

/// <summary>The steps of a check whose results are kept for the next one.</summary>
internal enum CheckStep
{
    /// <summary>A JSON document to a tree.</summary>
    Json,

    /// <summary>facts.json to the vocabulary.</summary>
    Facts,

    /// <summary>policy.json to its bands.</summary>
    Bands,

    /// <summary>policy.json to the policy.</summary>
    Policy,

    /// <summary>actions.json to the catalogue.</summary>
    Actions,

    /// <summary>A playbook, with its table, to rules.</summary>
    Playbook,

    /// <summary>The rules of a playbook, each looked at by itself.</summary>
    Rules,

    /// <summary>A template's front matter and body.</summary>
    Template,

    /// <summary>A template against the facts and the partials.</summary>
    BoundTemplate,

    /// <summary>A document of examples against all names.</summary>
    Examples,

    /// <summary>All workflow files, which know one another.</summary>
    Workflows,
}
