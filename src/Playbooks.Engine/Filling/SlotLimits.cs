using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Filling;

/// <summary>The limits that a fact declares, in the forms in which its values lie in slots.</summary>
internal sealed class SlotLimits
{
    private readonly (decimal Min, decimal Max) _amounts = (decimal.MinValue, decimal.MaxValue);
    private readonly (double Min, double Max) _numbers = (double.NegativeInfinity, double.PositiveInfinity);
    private readonly (long Min, long Max) _wholes = (long.MinValue, long.MaxValue);

    public SlotLimits(FactDefinition fact)
    {
        AreNone = fact.Min is null && fact.Max is null;
        _amounts = (fact.Min as decimal? ?? _amounts.Min, fact.Max as decimal? ?? _amounts.Max);
        _numbers = (fact.Min as double? ?? _numbers.Min, fact.Max as double? ?? _numbers.Max);
        _wholes = (WholeOf(fact.Min) ?? _wholes.Min, WholeOf(fact.Max) ?? _wholes.Max);
    }

    /// <summary>Whether anything of the type goes.</summary>
    public bool AreNone { get; }

    public bool Allow(decimal value) => value >= _amounts.Min && value <= _amounts.Max;

    public bool Allow(double value) => value >= _numbers.Min && value <= _numbers.Max;

    public bool Allow(long value) => value >= _wholes.Min && value <= _wholes.Max;

    private static long? WholeOf(object? limit) => limit is DateTime date ? date.Ticks : limit as long?;
}
