using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Reads when an action is due: <c>1 business day</c>, or a duration for each value of a choice.</summary>
internal static class DueReader
{
    /// <summary>The due time, or null with a report.</summary>
    public static DueTime? Read(JsonNode node, Entity speaker, RuleContext context)
    {
        switch (node)
        {
            case JsonString text:
                return ParseOne(text, context.Diagnostics) is { } duration ? DueTime.Of(duration) : null;
            case JsonObject cases:
                return ReadCases(cases, speaker, context);
            default:
                context.Diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(node), $"`due` is a duration, and this is {node.KindName}", node is JsonNumber number ? $"write `\"{number.Text} hours\"` or `\"{number.Text} business days\"`" : "write `\"1 business day\"`"));
                return null;
        }
    }

    private static Duration? ParseOne(JsonString text, ICollection<Diagnostic> diagnostics) =>
        DurationText.Parse(text.Excerpt, allowsBusiness: true, diagnostics);

    private static DueTime? ReadCases(JsonObject node, Entity speaker, RuleContext context)
    {
        var diagnostics = context.Diagnostics;
        var reader = ObjectReader.Open(node, "`due`", diagnostics)!;
        var by = reader.RequireText("by", "name the choice that decides: `account.valueTier`");
        var fact = by is null ? null : FactFinder.Find(context.Vocabulary, by, speaker, diagnostics);
        if (fact is { Type: not (ChoiceType or AnyType) })
        {
            diagnostics.Add(ActionErrors.NotAChoice.At(by!.Location, $"`{fact.Name}` is {TypeWords.Of(fact.Type)}, and due times go by a choice", null));
            return null;
        }
        var otherwise = reader.RequireText("otherwise", "say what holds for the other values, and where it is not known");
        if (fact is not { Type: ChoiceType choice })
        {
            return null;
        }
        var durations = ImmutableDictionary.CreateBuilder<string, Duration>();
        foreach (var value in choice.Values)
        {
            if (reader.Text(value) is { } text && ParseOne(text, diagnostics) is { } duration)
            {
                durations.Add(value, duration);
            }
        }
        reader.Finish();
        return otherwise is not null && ParseOne(otherwise, diagnostics) is { } rest
            ? new DueTime(rest, fact, durations.ToImmutable())
            : null;
    }
}
