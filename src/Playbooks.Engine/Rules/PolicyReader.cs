using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Reads policy.json.</summary>
internal sealed class PolicyReader(RuleContext context)
{
    private static readonly string[] SenderKeys = ["name", "title", "email", "phone"];

    /// <summary>The bands alone, which actions and playbooks name; empty, with a report, where there are none.</summary>
    public static ImmutableArray<string> ReadBands(JsonNode root, ICollection<Diagnostic> diagnostics)
    {
        if (ObjectReader.Open(root, "policy.json", diagnostics) is not { } reader
            || reader.Require("bands", "name the bands, first ranked first: `[\"urgent\", \"save\", \"fallback\"]`") is not { } node)
        {
            return [];
        }
        var bands = reader.Texts("bands");
        if (bands.Length == 0)
        {
            diagnostics.Add(ShapeErrors.Nothing.At(Places.Of(node), "`bands` names no band", "name at least one"));
        }
        return [.. bands.Where(band => Ids.Check(band.Text, band.Location, "a band", diagnostics)).Select(band => band.Text)];
    }

    /// <summary>The policy, with sensible defaults for what it does not say; the defaults alone where there is none.</summary>
    public Policy Read(JsonObject? root)
    {
        if (ObjectReader.Open(root, "policy.json", context.Diagnostics) is not { } reader)
        {
            return ReadCaps(null);
        }
        reader.Text("$schema");
        reader.Find("bands");
        var caps = ReadCaps(reader.Find("caps"));
        var policy = caps with
        {
            Ranking = reader.Text("ranking") is { } ranking ? Expression.Check(ranking.Excerpt, RankingScope(), context.Diagnostics, DataType.Double) : null,
            ValueTier = reader.Text("valueTier") is { } tier ? ReadTier(tier) : null,
            Calendar = reader.Find("calendar") is { } calendar ? CalendarReader.Read(calendar, context.Diagnostics) : CalendarReader.Default,
            EventsOpenFor = ReadEvents(reader.Find("events")) ?? caps.EventsOpenFor,
            Consent = ReadConsent(reader.Find("consent")),
            Senders = reader.Object("senders") is { } senders ? ReadSenders(senders) : caps.Senders,
            Report = FactFinder.FindAll(context.Vocabulary, reader.Texts("report"), Entity.Contact, context.Diagnostics),
            Approvals = ReadApprovals(reader.Find("approvals")),
        };
        reader.Finish();
        return policy;
    }

    private ExpressionScope RankingScope() =>
        context.Vocabulary.ScopeFor(Entity.Contact).WithRow("action", (int)Entity.Action, ActionFacts.Layout);

    private Policy ReadCaps(JsonNode? node)
    {
        var policy = new Policy
        {
            Bands = context.Bands,
            Consent = new Consent(null, [], null, null, null),
            Calendar = CalendarReader.Default,
            Senders = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty,
            Report = [],
        };
        if (ObjectReader.Open(node, "`caps`", context.Diagnostics) is not { } caps)
        {
            return policy;
        }
        policy = policy with
        {
            ActionsPerAccount = caps.Whole("actionsPerAccount", 1, 1_000),
            ActionsPerContact = caps.Whole("actionsPerContact", 1, 1_000),
            ContactCap = ReadContactCap(caps.Find("messagesPerContact")),
            GivingCap = ReadGivingCap(caps.Find("givenPerAccount")),
        };
        caps.Finish();
        return policy;
    }

    private ContactCap? ReadContactCap(JsonNode? node)
    {
        if (ObjectReader.Open(node, "`messagesPerContact`", context.Diagnostics, $"write `{{ \"count\": {(node as JsonNumber)?.Text ?? "4"}, \"within\": \"30 days\" }}`") is not { } reader)
        {
            return null;
        }
        var count = reader.Require("count") is null ? null : reader.Whole("count", 0, 100_000);
        var within = reader.Require("within", "say in which time: `\"30 days\"`") is null ? null : reader.Duration("within");
        reader.Finish();
        return count is null || within is null ? null : new ContactCap(count.Value, within);
    }

    private GivingCap? ReadGivingCap(JsonNode? node)
    {
        if (ObjectReader.Open(node, "`givenPerAccount`", context.Diagnostics, $"write `{{ \"amount\": {(node as JsonNumber)?.Text ?? "5000"}, \"within\": \"90 days\" }}`") is not { } reader)
        {
            return null;
        }
        var amount = reader.Require("amount") is null ? null : reader.Amount("amount");
        var within = reader.Require("within", "say in which time: `\"30 days\"`") is null ? null : reader.Duration("within");
        reader.Finish();
        return amount is null || within is null ? null : new GivingCap(amount.Value, within);
    }

    private Duration? ReadEvents(JsonNode? node)
    {
        var reader = ObjectReader.Open(node, "`events`", context.Diagnostics);
        var openFor = reader?.Duration("openFor");
        reader?.Finish();
        return openFor;
    }

    private FactDefinition? ReadTier(JsonString name)
    {
        var fact = FactFinder.Find(context.Vocabulary, name, Entity.Account, context.Diagnostics);
        if (fact is { Type: not (ChoiceType or AnyType) })
        {
            context.Diagnostics.Add(PolicyErrors.NotAChoice.At(name.Location, $"`{fact.Name}` is {TypeWords.Of(fact.Type)}, and a value tier is a choice, its best value first", null));
        }
        return fact;
    }

    private Consent ReadConsent(JsonNode? node)
    {
        if (ObjectReader.Open(node, "`consent`", context.Diagnostics) is not { } reader)
        {
            return new Consent(null, [], null, null, null);
        }
        var doNotContact = reader.Text("doNotContact") is { } condition ? CheckCondition(condition) : null;
        var optOut = reader.Object("optOut") is { } optOuts ? ReadOptOuts(optOuts) : [];
        var (from, until) = ReadQuietHours(reader.Find("quietHours"));
        var zone = reader.Text("timeZone") is { } name ? ReadZoneFact(name) : null;
        reader.Finish();
        return new Consent(doNotContact, optOut, from, until, zone);
    }

    private CheckedExpression? CheckCondition(JsonString condition) =>
        Expression.Check(condition.Excerpt, context.Vocabulary.ScopeFor(Entity.Contact), context.Diagnostics, DataType.Bool);

    private ImmutableArray<(string Channel, CheckedExpression Condition)> ReadOptOuts(JsonObject node)
    {
        var reader = ObjectReader.Open(node, "`optOut`", context.Diagnostics)!;
        var conditions = ImmutableArray.CreateBuilder<(string, CheckedExpression)>();
        foreach (var channel in FrontMatter.Channels)
        {
            if (reader.Text(channel) is { } text && CheckCondition(text) is { } condition)
            {
                conditions.Add((channel, condition));
            }
        }
        reader.Finish();
        return conditions.ToImmutable();
    }

    private (TimeOnly? From, TimeOnly? Until) ReadQuietHours(JsonNode? node)
    {
        if (ObjectReader.Open(node, "`quietHours`", context.Diagnostics, HelpWithQuietHours(node)) is not { } reader)
        {
            return (null, null);
        }
        var (from, until) = (reader.TimeOfDay("from"), reader.TimeOfDay("until"));
        reader.Finish();
        if (reader.Has("from") != reader.Has("until"))
        {
            context.Diagnostics.Add(PolicyErrors.OpenQuietHours.At(Places.Of(reader.Node), "quiet hours have a beginning and an end", "write both `from` and `until`"));
        }
        return (from, until);
    }

    private static string HelpWithQuietHours(JsonNode? node) =>
        node is JsonString text && text.Text.Split('-') is [var first, var last] && DateText.MeantTimeOfDay(first) is { } from && DateText.MeantTimeOfDay(last) is { } until
            ? $"write `{{ \"from\": \"{from}\", \"until\": \"{until}\" }}`"
            : "write `{ \"from\": \"20:00\", \"until\": \"08:00\" }`";

    private FactDefinition? ReadZoneFact(JsonString name)
    {
        var fact = FactFinder.Find(context.Vocabulary, name, Entity.Contact, context.Diagnostics);
        if (fact is { Type: not (ScalarType { Kind: ScalarKind.String } or AnyType) })
        {
            context.Diagnostics.Add(PolicyErrors.NotAText.At(name.Location, $"`{fact.Name}` is {TypeWords.Of(fact.Type)}, and a time zone's name is a text", null));
        }
        return fact;
    }

    private ImmutableDictionary<string, ImmutableDictionary<string, string>> ReadSenders(JsonObject node)
    {
        var senders = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (ObjectReader.Open(member.Value, "a sender", context.Diagnostics) is { } reader)
            {
                var parts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
                foreach (var key in SenderKeys)
                {
                    if (reader.Text(key) is { } part)
                    {
                        parts.Add(key, part.Text);
                    }
                }
                senders.Add(member.Key, parts.ToImmutable());
                reader.Finish();
            }
        }
        return senders.ToImmutable();
    }

    private Approvals ReadApprovals(JsonNode? node)
    {
        if (ObjectReader.Open(node, "`approvals`", context.Diagnostics) is not { } reader)
        {
            return new Approvals(true, null);
        }
        var approvals = new Approvals(reader.Boolean("required") ?? true, reader.Text("because")?.Text);
        reader.Finish();
        return approvals;
    }
}
