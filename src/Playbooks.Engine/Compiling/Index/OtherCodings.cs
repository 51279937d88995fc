using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>Choices and booleans. Small ones are codes, which need no search; of large ones the bits are the key.</summary>
internal sealed class ChoiceCoding : KeyCoding
{
    // Beyond that, a row of rules for each value would cost more memory than a search costs time.
    private const int MostCodes = 62;

    // The codes below are those of "not known" and "failed".
    private const int FirstCode = 2;

    private readonly ImmutableArray<object> _values;
    private readonly bool _isCoded;

    public ChoiceCoding(FactDefinition fact)
        : base(fact, ValuesOf(fact).Length <= MostCodes ? KeyKind.Code : KeyKind.Bits) =>
        (_values, _isCoded) = (ValuesOf(fact), Kind == KeyKind.Code);

    public override long FirstValue => _isCoded ? FirstCode : KeySet.First;

    public override int Codes => _isCoded ? _values.Length + FirstCode : 0;

    protected override KeySet? ValuesOf(CellTest test)
    {
        if (test is not OneOfTest oneOf)
        {
            return null;
        }
        var first = _isCoded ? FirstCode : 0;
        return KeySet.Of(Enumerable.Range(0, _values.Length)
            .Where(i => oneOf.Values.Contains(_values[i]))
            .Select(i => ((long)first + i, i == _values.Length - 1 ? KeySet.End : first + i + 1)));
    }

    private static ImmutableArray<object> ValuesOf(FactDefinition fact) =>
        fact.Type is ChoiceType choice ? [.. choice.Values.Cast<object>()] : [false, true];
}

/// <summary>Texts: how many of the bounds that cells name lie at or before them.</summary>
internal sealed class TextCoding : KeyCoding
{
    private readonly string[] _bounds;

    public TextCoding(FactDefinition fact, IEnumerable<CellTest> tests)
        : base(fact, KeyKind.Other) =>
        _bounds = [.. tests.SelectMany(BoundsOf).SelectMany(bound => new[] { bound.From, bound.To }).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public override bool SaysTheSameAs(KeyCoding other) => base.SaysTheSameAs(other) && _bounds.AsSpan().SequenceEqual(((TextCoding)other)._bounds);

    protected override long KeyOf(FactRow row, EvaluationFrame frame) => CountTo((string)row.GetReference(Fact!.Column)!);

    protected override KeySet? ValuesOf(CellTest test)
    {
        var bounds = BoundsOf(test).ToList();
        return bounds.Count == 0 ? null : KeySet.Of(bounds.Select(bound => ((long)CountTo(bound.From), bound.To is null ? KeySet.End : CountTo(bound.To))));
    }

    private int CountTo(string text)
    {
        var (low, high) = (0, _bounds.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = string.CompareOrdinal(_bounds[middle], text) <= 0 ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    // Ranges of texts in the order of their code units; the second bound is out, null stands for no end.
    private static IEnumerable<(string From, string? To)> BoundsOf(CellTest test) => test switch
    {
        OneOfTest oneOf => oneOf.Values.Cast<string>().Select(value => (value, (string?)(value + '\0'))),
        TextTest { Match: TextMatch.Starts } text => text.Values.Select(value => (value, BehindPrefix(value))),
        EmptyTest => [("", "\0")],
        _ => [],
    };

    private static string? BehindPrefix(string prefix)
    {
        var kept = prefix.AsSpan().TrimEnd(char.MaxValue);
        return kept.IsEmpty ? null : string.Concat(kept[..^1], ((char)(kept[^1] + 1)).ToString());
    }
}

/// <summary>Lists: 0 when there is nothing in them, otherwise 1.</summary>
internal sealed class ListCoding(FactDefinition fact) : KeyCoding(fact, KeyKind.Other)
{
    protected override long KeyOf(FactRow row, EvaluationFrame frame) => ((ListValue)row.GetReference(Fact!.Column)!).Count == 0 ? 0 : 1;

    protected override KeySet? ValuesOf(CellTest test) => test is EmptyTest ? KeySet.Of([(0, 1)]) : null;
}

/// <summary>Anything else, of which only whether it is known can be said by keys.</summary>
internal sealed class KnownCoding(FactDefinition fact) : KeyCoding(fact, KeyKind.Other)
{
    protected override long KeyOf(FactRow row, EvaluationFrame frame) => 0;

    protected override KeySet? ValuesOf(CellTest test) => null;
}

/// <summary>The decision's day, by which <c>from</c> and <c>until</c> hold.</summary>
internal sealed class DayCoding() : KeyCoding(null, KeyKind.Other)
{
    /// <summary>The days on which a rule holds.</summary>
    public static KeySet SetOf(Rule rule) => KeySet.Of([(
        rule.From?.DayNumber ?? KeySet.First,
        rule.Until is { } until ? until.DayNumber + 1 : KeySet.End)]);

    public override long KeyIn(EvaluationFrame frame) => DateOnly.FromDateTime(frame.Now.Date).DayNumber;

    protected override KeySet? ValuesOf(CellTest test) => null;
}
