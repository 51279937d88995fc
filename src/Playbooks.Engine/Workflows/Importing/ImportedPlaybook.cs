using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>What a workflow became.</summary>
/// <param name="Playbook">The playbook, in canonical layout.</param>
/// <param name="Facts">A vocabulary of the facts that it names, with the types that its conditions need.</param>
/// <param name="Actions">A catalogue of the actions that it names, to be filled in.</param>
/// <param name="Rules">How many rules the playbook has.</param>
/// <param name="Notes">What was left, and what means something else now, each with the reason.</param>
public sealed record ImportedPlaybook(string Playbook, string Facts, string Actions, int Rules, ImmutableArray<Diagnostic> Notes);
