using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Checking;

/// <summary>What came of checking a workspace.</summary>
/// <param name="Workspace">The workspace, ready to be compiled; null when there is an error.</param>
/// <param name="Diagnostics">All that was found, by document and place.</param>
/// <param name="Counts">What the workspace holds, as far as it could be read.</param>
public sealed record WorkspaceCheck(Workspace? Workspace, ImmutableArray<Diagnostic> Diagnostics, WorkspaceCounts Counts)
{
    /// <summary>Whether it may be published.</summary>
    public bool IsClean => Workspace is not null;
}

/// <summary>How much a workspace holds.</summary>
/// <param name="Facts">Facts, the built-in ids left out.</param>
/// <param name="Actions">Actions of the catalogue.</param>
/// <param name="Playbooks">Playbooks.</param>
/// <param name="Rules">Rules, rows of tables among them.</param>
/// <param name="Templates">Templates with their translations, without partials.</param>
/// <param name="Examples">Examples.</param>
public sealed record WorkspaceCounts(int Facts, int Actions, int Playbooks, int Rules, int Templates, int Examples)
{
    /// <summary>Nothing could be read.</summary>
    public static readonly WorkspaceCounts None = new(0, 0, 0, 0, 0, 0);
}
