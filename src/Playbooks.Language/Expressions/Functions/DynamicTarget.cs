using System.Collections.Immutable;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>What a call whose argument types are known only at run time may turn out to be.</summary>
/// <param name="Name">As the author wrote it.</param>
/// <param name="Overloads">The forms for single values, the receiver of a method first.</param>
/// <param name="OfList">What it is when the first argument is a list, or null.</param>
internal sealed record DynamicTarget(string Name, ImmutableArray<Overload> Overloads, ListMethod? OfList);
