using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Reads how derived facts follow from others: table, bands, expression or script.</summary>
internal sealed class DerivationReader(FactVocabulary declared, DocumentSet documents, ICollection<Diagnostic> diagnostics)
{
    private static readonly string[] Ways = ["table", "bands", "is", "script"];

    /// <summary>The derivation of a fact, or null with a report.</summary>
    public DraftDerivation? Read(FactDraft draft, FactDefinition fact)
    {
        var reader = draft.Derivation!;
        var ways = Ways.Where(reader.Has).ToList();
        foreach (var extra in ways.Skip(1))
        {
            var name = reader.Node.Members.First(member => member.Key == extra).Name;
            diagnostics.Add(VocabularyErrors.NotOneDerivation.At(name.Location, $"`{fact.Name}` has both `{ways[0]}` and `{extra}`", "keep one of them"));
        }
        var table = reader.Find("table");
        var bands = reader.Find("bands");
        var expression = reader.Text("is");
        var script = reader.Text("script");
        reader.Finish();
        if (ways.Count == 0)
        {
            diagnostics.Add(VocabularyErrors.NotOneDerivation.At(draft.Member.Name.Location, $"nothing says how `{fact.Name}` is derived", "write `table`, `bands`, `is` or `script`, or move the fact to `facts`"));
            return null;
        }
        return ways[0] switch
        {
            "table" => new DerivationTableReader(declared, diagnostics).Read(table!, fact),
            "bands" => ReadBands(bands!, fact),
            "is" => expression is null ? null : ReadExpression(expression, fact),
            _ => script is null ? null : new ScriptReader(declared, documents, diagnostics).Read(script, fact),
        };
    }

    private DraftDerivation? ReadExpression(JsonString text, FactDefinition fact)
    {
        var expected = fact.Type is AnyType ? null : fact.Type;
        return SpokenExpression.Check(text.Excerpt, declared, fact.Entity, diagnostics, expected) is { } expression
            ? new DraftDerivation(UsedBy(expression), _ => new ExpressionDerivation(expression))
            : null;
    }

    /// <summary>Names of the facts that an expression reads, those of the contacts it goes over among them.</summary>
    public static ImmutableArray<string> UsedBy(CheckedExpression expression) =>
        [.. expression.Uses.Select(use => $"{use.Layout.Name}.{use.Column.Name}").Distinct()];

    private DraftDerivation? ReadBands(JsonNode node, FactDefinition fact)
    {
        if (ObjectReader.Open(node, "`bands`", diagnostics) is not { } reader)
        {
            return null;
        }
        var of = reader.RequireText("of", "name the number that is measured");
        var from = reader.Require("from", "write the threshold of each value: `{ \"High\": 60, \"Low\": 0 }`");
        reader.Finish();
        var measured = of is null ? null : FactFinder.Find(declared, of, fact.Entity, diagnostics);
        if (measured is not null && measured.Type is not (AnyType or ScalarType { IsNumeric: true }))
        {
            diagnostics.Add(VocabularyErrors.NotNumeric.At(of!.Location, $"`{measured.Name}` is {TypeWords.Of(measured.Type)}, and bands are cut over a number", null));
            return null;
        }
        if (from is not JsonObject thresholds)
        {
            ObjectReader.Open(from, "`from`", diagnostics);
            return null;
        }
        var bands = ReadThresholds(thresholds, fact.Type);
        return measured is null ? null : new DraftDerivation([measured.Name], find => new BandsDerivation(find(measured.Name), bands));
    }

    private ImmutableArray<(object Value, decimal From)> ReadThresholds(JsonObject thresholds, DataType type)
    {
        var bands = new List<(object Value, decimal From)>();
        foreach (var member in Thresholds.HighestFirst(thresholds))
        {
            var value = type is AnyType ? member.Key : Literals.Read(member.Name, type, diagnostics);
            if (member.Value is not JsonNumber number || !number.TryGetDecimal(out var threshold))
            {
                diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(member.Value), $"a threshold is a number, and this is {member.Value.KindName}", "write it without quotes and without a unit: `80`"));
            }
            else if (bands.Exists(band => band.From == threshold))
            {
                diagnostics.Add(VocabularyErrors.SameThreshold.At(number.Location, $"`{number.Text}` is the threshold of two values", "the first of them could never count; change one threshold"));
            }
            else if (value is not null)
            {
                bands.Add((value, threshold));
            }
        }
        if (thresholds.Members.Length == 0)
        {
            diagnostics.Add(ShapeErrors.Nothing.At(Places.Of(thresholds), "`from` is empty", "write the threshold of each value: `{ \"High\": 60, \"Low\": 0 }`"));
        }
        ReportDisorder(thresholds);
        return [.. bands];
    }

    // Values stand best or worst first, so that a threshold against the others' direction is a slip of the key.
    private void ReportDisorder(JsonObject thresholds)
    {
        var steps = new List<Step>();
        for (var i = 1; i < thresholds.Members.Length; i++)
        {
            var (first, second) = (thresholds.Members[i - 1], thresholds.Members[i]);
            if (first.Value is JsonNumber && second.Value is JsonNumber)
            {
                steps.Add(new Step(first, second, IsUp: Thresholds.Of(second) > Thresholds.Of(first)));
            }
        }
        var mostGoUp = 2 * steps.Count(step => step.IsUp) > steps.Count;
        if (steps.Find(step => step.IsUp != mostGoUp) is { } wrong)
        {
            diagnostics.Add(VocabularyErrors.OutOfOrder.At(
                Places.Of(wrong.First.Value),
                $"`{wrong.Second.Key}` begins {(wrong.IsUp ? "above" : "below")} `{wrong.First.Key}`, against the order of the others",
                $"write the thresholds from the {(mostGoUp ? "lowest up" : "highest down")}"));
        }
    }

    private sealed record Step(JsonMember First, JsonMember Second, bool IsUp);
}
