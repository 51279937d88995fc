using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>One playbook file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Maintainer">Who looks after it, or null.</param>
/// <param name="For">Whether its rules run for each contact or for the account.</param>
/// <param name="Rules">Its rules in order, those of its table behind the others.</param>
/// <param name="Location">Where it begins.</param>
/// <param name="Tables">Paths of the table files that it points to.</param>
public sealed record Playbook(string Id, string Title, string? Maintainer, Entity For, ImmutableArray<Rule> Rules, Location Location, ImmutableArray<string> Tables);
