using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>Runs the rules for the account and for each contact, and gathers what those that match want and suppress.</summary>
internal sealed class Matching
{
    private readonly DecisionRun _run;
    private readonly Ranking _ranking;
    private readonly Dictionary<(int Action, int Contact), Wish> _wishes = [];

    private Matching(DecisionRun run) => (_run, _ranking) = (run, new Ranking(run));

    /// <summary>What the matching rules suppress.</summary>
    public Suppressions Suppressions { get; } = new();

    /// <summary>What they want, best first.</summary>
    public IReadOnlyList<Wish> Ranked { get; private set; } = [];

    public static Matching Of(DecisionRun run)
    {
        var matching = new Matching(run);
        for (var contact = DecisionRun.TheAccount; contact < run.Contacts.Length; contact++)
        {
            matching.MatchFor(contact);
        }
        matching.Ranked = [.. matching._wishes.Values.OrderBy(wish => wish.Rank)];
        return matching;
    }

    private void MatchFor(int contact)
    {
        var (matches, workspace) = (_run.Matches, _run.Workspace);
        _run.SpeakOf(contact);
        matches.Clear();
        _run.MatcherFor(contact).Match(_run.Frame, matches);
        foreach (var (rule, failure) in matches.Failed)
        {
            _run.Fail(rule.Rule.Id, contact, failure.Diagnostic);
        }
        var first = new CompiledRule?[workspace.Workspace.Playbooks.Length];
        _run.MatchedFirst[contact + 1] = first;
        if (workspace.AsksAnything)
        {
            matches.Rules.RemoveAll(rule => !rule.Rule.Ask.IsEmpty && !_run.Missing.AnyToAsk(rule.Rule, contact));
        }
        foreach (var rule in matches.Rules)
        {
            first[rule.Playbook] ??= rule.Rule.IsOtherwise ? null : rule;
        }
        foreach (var rule in matches.Rules)
        {
            if (!rule.Rule.IsOtherwise || first[rule.Playbook] is null)
            {
                Take(rule, contact);
            }
        }
    }

    private void Take(CompiledRule rule, int contact)
    {
        Suppressions.Add(rule.Rule, contact);
        foreach (var action in rule.Actions)
        {
            var rank = _ranking.Of(rule, action, contact);
            var key = (action.Number, contact);
            if (_wishes.TryGetValue(key, out var wish))
            {
                wish.Join(rank, rule, action);
            }
            else
            {
                wish = new Wish(contact, rank, rule, action);
                _wishes.Add(key, wish);
            }
            if (action.Definition.Kind == ActionKind.FindOut)
            {
                wish.Ask(_run.Missing.ToAsk(rule.Rule, contact));
            }
        }
    }
}
