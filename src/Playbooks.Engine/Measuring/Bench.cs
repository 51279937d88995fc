using System.Collections.Immutable;

namespace Playbooks.Engine.Measuring;

/// <summary>How fast a release decides on a machine, and what of it takes work.</summary>
/// <param name="Accounts">How many accounts were decided, again and again.</param>
/// <param name="Contacts">How many contacts they have.</param>
/// <param name="Speeds">Units of work a second, by what is done.</param>
/// <param name="Stages">Where the time of a decision goes, messages and all.</param>
/// <param name="Derived">How many derived facts a decision works out.</param>
/// <param name="Rules">The rules that had to be tested after the index was asked, most work first.</param>
/// <param name="Templates">The templates that were written, most text first.</param>
/// <param name="NotIndexed">What of rules the index cannot look up.</param>
public sealed record Bench(
    int Accounts,
    int Contacts,
    ImmutableArray<BenchSpeed> Speeds,
    ImmutableArray<BenchStage> Stages,
    DerivedWork Derived,
    ImmutableArray<RuleWork> Rules,
    ImmutableArray<TemplateWork> Templates,
    ImmutableArray<UnindexedPart> NotIndexed);

/// <summary>How fast something is done.</summary>
/// <param name="What">What: <c>decide</c>, <c>decide, every rule explained</c>, …</param>
/// <param name="Unit">What is counted: <c>decision</c>, or <c>contact</c>.</param>
/// <param name="PerSecond">How many a second on one thread: the median of the rounds.</param>
/// <param name="Bytes">Bytes allocated for each.</param>
public sealed record BenchSpeed(string What, string Unit, double PerSecond, double Bytes);

/// <summary>What a stage takes of a decision.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Time">Its time in a decision, on average.</param>
/// <param name="Share">Its share of the whole, from 0 to 1.</param>
public sealed record BenchStage(DecidingStage Stage, TimeSpan Time, double Share);

/// <summary>What a template takes over the whole book.</summary>
/// <param name="Template">Its name, with its language.</param>
/// <param name="Written">How many messages were written by it.</param>
/// <param name="Withheld">How many were withheld.</param>
/// <param name="Characters">How many characters were written.</param>
public sealed record TemplateWork(string Template, int Written, int Withheld, long Characters);
