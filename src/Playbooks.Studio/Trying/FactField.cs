using Playbooks.Engine.Vocabulary;

namespace Playbooks.Studio.Trying;

/// <summary>A fact in the form: what stands in its field, and what is wrong with that.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Text">What stands in its field; empty for not known.</param>
/// <param name="Mistake">Why it cannot be read, or null.</param>
public sealed record FactField(FactDefinition Fact, string Text, string? Mistake)
{
    /// <summary>Whether something stands in it.</summary>
    public bool IsFilled => Text.Length > 0;
}
