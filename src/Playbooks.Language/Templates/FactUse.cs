using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Templates;

/// <summary>A place where a template names a given value.</summary>
/// <param name="Name">The dotted name, rows by their layout's name: <c>contact.name</c>, also for <c>c.name</c> in a loop over contacts.</param>
/// <param name="Location">Where.</param>
public sealed record FactUse(string Name, Location Location);
