namespace Playbooks.Benchmarks.Measuring;

/// <summary>One of the things that are compared: it does the same work as the others, again and again.</summary>
/// <param name="Engine">Who does it: <c>playbooks</c>, <c>limit</c>, <c>delegates</c>, …</param>
/// <param name="Variant">What is done: <c>best</c>, <c>all</c>, <c>best-traced</c>, …</param>
/// <param name="Work">Does so many units of the work, beginning at a given one; gives something that depends on all of it.</param>
/// <param name="Batch">How many units it is asked for at first; from then on twice as many each time.</param>
internal sealed record Side(string Engine, string Variant, Func<int, int, long> Work, int Batch = 1);
