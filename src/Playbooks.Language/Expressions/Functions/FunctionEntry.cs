using System.Collections.Immutable;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>A function, for the reference and for editors.</summary>
/// <param name="Name">As it is written: <c>round</c>, <c>Math.Round</c>, <c>text.Trim</c>, <c>list.Any</c>.</param>
/// <param name="Summary">What it gives, in a few words.</param>
/// <param name="Example">A use of it that needs no facts.</param>
/// <param name="Result">What the example gives, as a text.</param>
/// <param name="Forms">Its parameters and result by type, for each of its forms; none for what takes conditions or any type.</param>
public sealed record FunctionEntry(string Name, string Summary, string Example, string Result, ImmutableArray<string> Forms);
