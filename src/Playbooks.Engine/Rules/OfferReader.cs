using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Reads what an action may promise, and how long it rests.</summary>
internal static class OfferReader
{
    private static readonly (string, CooldownStart)[] Starts =
        [("recommended", CooldownStart.Recommended), ("accepted", CooldownStart.Accepted), ("closed", CooldownStart.Closed)];

    private static readonly (string, bool)[] Scopes = [("account", false), ("contact", true)];

    /// <summary>The terms of an offer, or null with a report.</summary>
    public static OfferTerms? ReadOffer(JsonNode node, Entity speaker, RuleContext context)
    {
        if (ObjectReader.Open(node, "`offer`", context.Diagnostics, node is JsonNumber amount ? $"write `{{ \"atMost\": {amount.Text} }}`" : "write `{ \"atMost\": 5000 }`") is not { } reader)
        {
            return null;
        }
        var limits = reader.Find("atMost") is { } atMost ? ReadLimits(atMost, speaker, context) : [];
        var terms = new OfferTerms(limits, reader.Duration("expiresAfter"), reader.Amount("approvalAbove"));
        reader.Finish();
        return terms;
    }

    /// <summary>A cooldown, or null with a report.</summary>
    public static Cooldown? ReadCooldown(JsonNode node, ICollection<Diagnostic> diagnostics)
    {
        if (ObjectReader.Open(node, "`cooldown`", diagnostics, node is JsonString time ? $"write `{{ \"for\": \"{JsonScanner.Shown(time.Text)}\" }}`" : "write `{ \"for\": \"30 days\" }`") is not { } reader)
        {
            return null;
        }
        var duration = reader.Require("for", "say how long: `\"30 days\"`") is null ? null : reader.Duration("for");
        var start = reader.Word("after", Starts) ?? CooldownStart.Accepted;
        var perContact = reader.Word("per", Scopes) ?? false;
        reader.Finish();
        return duration is null ? null : new Cooldown(duration, start, perContact);
    }

    private static ImmutableArray<CheckedExpression> ReadLimits(JsonNode node, Entity speaker, RuleContext context)
    {
        var scope = context.Vocabulary.ScopeFor(speaker).WithRow("action", (int)Entity.Action, ActionFacts.Layout);
        var items = node is JsonArray list ? list.Items : [node];
        var limits = ImmutableArray.CreateBuilder<CheckedExpression>(items.Length);
        foreach (var item in items)
        {
            var excerpt = item switch
            {
                JsonString text => text.Excerpt,
                JsonNumber number => new Excerpt(number.Source, number.Text, number.Span.Start, null, number.Path),
                _ => null,
            };
            if (excerpt is null)
            {
                context.Diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(item), $"a limit is an amount or an expression, and this is {item.KindName}", null));
            }
            else if (Expression.Check(excerpt, scope, context.Diagnostics, DataType.Decimal) is { } limit)
            {
                limits.Add(limit);
            }
        }
        return limits.ToImmutable();
    }
}
