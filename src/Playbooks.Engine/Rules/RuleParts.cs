using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>What a rule, a row of a JSON table or a row of a CSV table says: the one form before it is checked as a whole.</summary>
internal sealed record RuleParts
{
    /// <summary>The id without the playbook's.</summary>
    public required string Id { get; init; }

    /// <summary>Where the id stands.</summary>
    public required Location Location { get; init; }

    public string? Title { get; init; }

    public ImmutableArray<Cell> When { get; init; } = [];

    /// <summary>The characters of each cell of <see cref="When"/>, in the document of <see cref="Location"/>.</summary>
    public ImmutableArray<TextSpan> CellPlaces { get; init; } = [];

    public CheckedExpression? If { get; init; }

    /// <summary>The actions wanted, each with the place that wants it.</summary>
    public ImmutableArray<(ActionDefinition Action, Location Place)> Then { get; init; } = [];

    public ImmutableArray<FactDefinition> Ask { get; init; } = [];

    public ImmutableArray<string> Suppress { get; init; } = [];

    /// <summary>Whether <c>then</c>, <c>ask</c> or <c>suppress</c> is written, be it right or wrong.</summary>
    public required bool HasEffect { get; init; }

    /// <summary>Whether it is a row of a table, which has columns where a rule has keys.</summary>
    public bool IsRow { get; init; }

    /// <summary>Whether it has keys that mean nothing, one of which may be meant for what is missing.</summary>
    public bool HasUnknownKeys { get; init; }

    public bool IsOtherwise { get; init; }

    /// <summary>The band that the rule names itself, with its place.</summary>
    public (string Name, Location Place)? Band { get; init; }

    public Excerpt? Because { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }
}
