namespace Playbooks.Benchmarks.Serving.Load;

/// <summary>A request that fell due.</summary>
/// <param name="At">When, as the stopwatch counts.</param>
/// <param name="Number">Which one.</param>
internal readonly record struct Due(long At, int Number);
