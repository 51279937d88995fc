namespace Playbooks.Engine.Deciding;

/// <summary>What a caller sends along to decide about.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="History">What happened before; empty where nothing was said of it.</param>
public sealed record FactsInput(FactSet Facts, History History);
