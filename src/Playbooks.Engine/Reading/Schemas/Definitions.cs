using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Members = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Reading.Schemas;

/// <summary>What the schemas of a workspace say once and refer to by name.</summary>
internal static class Definitions
{
    /// <summary>The name of a fact.</summary>
    public const string Fact = "fact";

    /// <summary>The id of an action.</summary>
    public const string Action = "action";

    /// <summary>The name of a band.</summary>
    public const string Band = "band";

    /// <summary>The name of a template.</summary>
    public const string Template = "template";

    /// <summary>A rule of a playbook.</summary>
    public const string Rule = "rule";

    /// <summary>The cells of a rule.</summary>
    public const string Cells = "cells";

    /// <summary>What a rule wants.</summary>
    public const string Wanted = "wanted";

    /// <summary>An example.</summary>
    public const string Example = "example";

    /// <summary>The facts that an example gives of a contact.</summary>
    public const string Contact = "contact";

    /// <summary>What feeds a fact of a map.</summary>
    public const string Feed = "feed";

    /// <summary>A file that a map joins.</summary>
    public const string File = "file";

    /// <summary>All definitions of a workspace; each schema takes those that it leads to.</summary>
    public static IReadOnlyDictionary<string, Func<Members>> Of(Workspace workspace)
    {
        var definitions = new Dictionary<string, Func<Members>>(StringComparer.Ordinal)
        {
            [Fact] = () => FactSchemas.Name(workspace.Vocabulary),
            [Action] = () => ActionSchemas.Name(workspace),
            [Band] = () => Schema.Word(workspace.Policy.Bands),
            [Template] = () => ActionSchemas.Template(workspace),
            [Rule] = PlaybookSchemas.Rule,
            [Cells] = () => FactSchemas.Cells(workspace.Vocabulary),
            [Wanted] = () => ActionSchemas.Wanted(workspace),
            [Example] = () => PlaybookSchemas.Example(workspace),
            [Contact] = () => FactSchemas.Given(workspace.Vocabulary, Entity.Contact),
            [Feed] = VocabularySchemas.Feed,
            [File] = VocabularySchemas.File,
        };
        foreach (var (name, schema) in FactSchemas.Shared(workspace.Vocabulary))
        {
            definitions.Add(name, schema);
        }
        return definitions;
    }
}
