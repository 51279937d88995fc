using Playbooks.Engine.Checking;
using Playbooks.Engine.Rules;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Completing;

/// <summary>Says which words can be written at a place of a document, from what a workspace knows. The document may be half-written.</summary>
public static class Completion
{
    /// <summary>How many words are suggested at once.</summary>
    public const int MostWords = 1_000;

    /// <summary>The words at a place.</summary>
    /// <param name="workspace">Knows the facts, actions, templates and the rest.</param>
    /// <param name="document">The document as it is being written, by its path in the workspace.</param>
    /// <param name="position">Index of the character before which the cursor stands.</param>
    public static Suggestions At(Workspace workspace, SourceText document, int position)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(document);
        position = Math.Clamp(position, 0, document.Text.Length);
        var found = document.Name.EndsWith(".json", StringComparison.Ordinal) ? JsonCompletion.At(workspace, document, position)
            : document.Name.EndsWith(".scriban", StringComparison.Ordinal) ? TemplateCompletion.At(workspace, document.Text, position)
            : WorkspacePaths.IsTable(document.Name) ? TableCompletion.At(workspace, document.Text, position)
            : Suggestions.None(position);
        return found.Items.Length <= MostWords ? found : found with { Items = found.Items[..MostWords] };
    }
}
