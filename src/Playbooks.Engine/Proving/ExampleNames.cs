using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Proving;

/// <summary>The names that examples may use; null for a kind whose documents have mistakes, so that not all of its names are known.</summary>
/// <param name="Actions">Ids of actions.</param>
/// <param name="Rules">Ids of rules with their playbooks.</param>
/// <param name="Bands">Names of bands.</param>
internal sealed record ExampleNames(IReadOnlyCollection<string>? Actions, IReadOnlyCollection<string>? Rules, IReadOnlyCollection<string>? Bands)
{
    /// <summary>All names of a workspace.</summary>
    public static ExampleNames Of(Workspace workspace) =>
        new([.. workspace.Actions.Keys], [.. workspace.Rules.Select(rule => rule.Id)], workspace.Policy.Bands);
}
