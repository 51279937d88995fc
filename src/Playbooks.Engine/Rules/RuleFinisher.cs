using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Rules;

/// <summary>Makes rules of what their authors wrote: bands, questions, reasons, and what must not be.</summary>
internal sealed class RuleFinisher(RuleContext context, ImmutableSortedDictionary<string, ActionDefinition> actions)
{
    private const string Fallback = "fallback";

    private readonly Dictionary<ActionDefinition, ImmutableArray<ActionDefinition>> _alone = new(ReferenceEqualityComparer.Instance);
    private readonly TemplateScope _contactScope = TemplateNames.ForReasons(context.Vocabulary, Entity.Contact);
    private readonly TemplateScope _accountScope = TemplateNames.ForReasons(context.Vocabulary, Entity.Account);

    /// <summary>The rule; what is wrong with it is reported.</summary>
    public Rule Finish(RuleParts parts, PlaybookFrame playbook, int place)
    {
        if (!parts.HasEffect && !parts.HasUnknownKeys)
        {
            context.Diagnostics.Add(PlaybookErrors.NoEffect.At(parts.Location, $"`{parts.Id}` leads to nothing", parts.IsRow ? "fill its cell in a column `action`, `ask` or `suppress`" : "write `then`, `ask` or `suppress`"));
        }
        if (playbook.For == Entity.Account)
        {
            ContactUse.Report(parts, context);
        }
        var then = parts.Then is [var only] ? Alone(only.Action) : [.. parts.Then.Select(wanted => wanted.Action)];
        if (parts.Ask.Length > 0 && FindOut(parts) is { } findOut && !then.Any(action => action.Id == findOut.Id))
        {
            then = then.Add(findOut);
        }
        return new Rule
        {
            Id = $"{playbook.Id}/{parts.Id}",
            Playbook = playbook.Id,
            Place = place,
            Title = parts.Title ?? playbook.Title,
            For = playbook.For,
            When = parts.When,
            CellPlaces = parts.CellPlaces,
            If = parts.If,
            Then = then,
            Ask = parts.Ask,
            Suppress = parts.Suppress,
            IsOtherwise = parts.IsOtherwise,
            Band = BandOf(parts, playbook, then),
            Because = parts.Because is { } text ? CheckedTemplate.Check(text, playbook.For == Entity.Contact ? _contactScope : _accountScope, context.Diagnostics) : null,
            From = parts.From,
            Until = parts.Until,
            Source = parts.Location.Source,
            Span = parts.Location.Span,
        };
    }

    // Most rules want one action of the catalogue as it stands there, and can share the list of it.
    private ImmutableArray<ActionDefinition> Alone(ActionDefinition action)
    {
        if (!_alone.TryGetValue(action, out var list))
        {
            _alone.Add(action, list = [action]);
        }
        return list;
    }

    private ActionDefinition? FindOut(RuleParts parts)
    {
        var candidates = actions.Values.Where(action => action.Kind == ActionKind.FindOut).ToList();
        var found = candidates.Find(action => action.Id == "find-out") ?? (candidates.Count == 1 ? candidates[0] : null);
        if (found is null && actions.Count > 0)
        {
            var help = candidates.Count == 0 ? "add an action with `\"kind\": \"FindOut\"` to actions.json" : "name one of them `find-out`";
            var what = candidates.Count == 0 ? "no action" : "more than one action";
            context.Diagnostics.Add(ActionErrors.NoFindOut.At(parts.Location, $"`{parts.Id}` asks for facts, and {what} of the catalogue finds facts out", help));
        }
        return found;
    }

    // A rule's own band, else the playbook's, else the action's. A fallback ranks last unless it says otherwise.
    private int BandOf(RuleParts parts, PlaybookFrame playbook, ImmutableArray<ActionDefinition> then)
    {
        if (parts.Band is var (own, place))
        {
            return context.FindBand(own, place) ?? 0;
        }
        if (parts.IsOtherwise && context.Bands.Contains(Fallback))
        {
            return context.Bands.IndexOf(Fallback);
        }
        var band = playbook.Band ?? then.Select(action => action.Band).FirstOrDefault(band => band is not null);
        if (band is not null)
        {
            return Math.Max(0, context.Bands.IndexOf(band));
        }
        if (then.Length > 0 && context.Bands.Length > 0 && !parts.HasUnknownKeys)
        {
            var help = parts.IsRow
                ? $"write `{context.Bands[^1]}` or another of the policy's into a column `band`, or `\"band\": \"{context.Bands[^1]}\"` into the playbook or the action"
                : $"write `\"band\": \"{context.Bands[^1]}\"` or another of the policy's, here, in the playbook or in the action";
            context.Diagnostics.Add(PlaybookErrors.NoBand.At(parts.Location, $"`{parts.Id}` has no band", help));
        }
        return Math.Max(0, context.Bands.Length - 1);
    }
}
