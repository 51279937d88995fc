namespace Playbooks.Benchmarks.Serving;

/// <summary>The same of both sides.</summary>
internal readonly record struct Pair<T>(T Baseline, T Ours);
