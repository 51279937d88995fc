using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Measuring;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// The compiled form of a release. It is immutable: any number of threads may decide with it at once. Deciding is
/// pure; the same request gives the same decision, byte for byte.
/// </summary>
public sealed class Decider
{
    private readonly DecisionRuns _runs = new();

    internal Decider(CompiledWorkspace compiled, string release) => (Compiled, Release) = (compiled, release);

    /// <summary>Hash of the release: <c>sha256:…</c>.</summary>
    public string Release { get; }

    /// <summary>The workspace that it was compiled from.</summary>
    public Workspace Workspace => Compiled.Workspace;

    /// <summary>
    /// Whether it pays to work out no more derived facts than are needed where the actions alone are wanted
    /// (<see cref="DecisionRequest.DerivesAllFacts"/>): so many are neither shown by the policy's report nor asked about by
    /// many rules that finding out which are needed takes less time than working them out.
    /// </summary>
    public bool GainsByDerivingLess => Compiled.Needs.Pays;

    /// <summary>Whether derived facts have the machine code that <see cref="Generate"/> makes.</summary>
    public bool IsGenerated => !Compiled.Generated.IsEmpty;

    internal CompiledWorkspace Compiled { get; }

    /// <summary>
    /// Makes machine code for the derived facts and the ranking, which all decisions use from then on: a tenth of a second of work, which pays for
    /// whoever decides tens of thousands of times. Decisions are the same. Any thread may call it, while others decide.
    /// </summary>
    public void Generate() => Compiled.Generate();

    /// <summary>Decides about one account and its contacts.</summary>
    public Decision Decide(DecisionRequest request) => Decide(request, assumed: null, watch: null);

    /// <summary>The same, telling a watch when each stage ends.</summary>
    internal Decision Decide(DecisionRequest request, StageWatch watch) => Decide(request, assumed: null, watch);

    /// <summary>
    /// Writes one template of the workspace with the facts of a request, whatever is recommended. Null when the
    /// workspace has no such template for the contact's language.
    /// </summary>
    /// <exception cref="ArgumentException">The facts have no such contact.</exception>
    public WrittenTemplate? Write(DecisionRequest request, TemplateRequest wanted)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(wanted);
        return TemplateWriting.Write(Begin(request), wanted);
    }

    /// <summary>Which contacts would get a broken or half-empty message with what is recommended to them.</summary>
    public ImmutableArray<MessageProblem> TryMessages(DecisionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return [.. MessageTrial.OfRecommended(Begin(request))];
    }

    /// <summary>Which contacts would get a broken or half-empty text from one template, whatever is recommended to them.</summary>
    /// <param name="request">The account with its contacts.</param>
    /// <param name="template">The template's name without a language.</param>
    /// <param name="action">The action that it belongs to.</param>
    public ImmutableArray<MessageProblem> TryTemplate(DecisionRequest request, string template, ActionDefinition action)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(action);
        return [.. MessageTrial.OfTemplate(Begin(request), template, action)];
    }

    private DecisionRun Begin(DecisionRequest request)
    {
        var run = new DecisionRun(Compiled, request, request.Id ?? DecisionId.Of(Release, Workspace.Vocabulary, request));
        Deriving.WorkOut(run, assumed: null);
        return run;
    }

    /// <summary>The same with derived facts that are taken as they are given, whatever they would follow from.</summary>
    internal Decision Decide(DecisionRequest request, IReadOnlySet<FactDefinition>? assumed) => Decide(request, assumed, watch: null);

    private Decision Decide(DecisionRequest request, IReadOnlySet<FactDefinition>? assumed, StageWatch? watch)
    {
        ArgumentNullException.ThrowIfNull(request);
        watch?.Begin();
        var run = _runs.Begin(Compiled, request, request.Id ?? DecisionId.Of(Release, Workspace.Vocabulary, request));
        var decision = Decide(run, assumed, watch);
        _runs.End(run);
        watch?.End(DecidingStage.Explain);
        return decision;
    }

    /// <summary>Decides what a run has begun with.</summary>
    internal Decision Decide(DecisionRun run, IReadOnlySet<FactDefinition>? assumed = null, StageWatch? watch = null)
    {
        var request = run.Request;
        Derive(run, assumed);
        watch?.End(DecidingStage.Derive);
        var matching = Matching.Of(run);
        watch?.End(DecidingStage.Match);
        var chosen = Choosing.Choose(run, matching);
        watch?.End(DecidingStage.Rank);
        var actions = Write(run, chosen);
        watch?.End(DecidingStage.Write);
        if (request.LooksAtMisses)
        {
            Unmatched.Explain(run, matching);
            run.Missing.MissStale(chosen);
        }
        return new Decision
        {
            Id = run.Id,
            Release = Release,
            At = run.At,
            Account = run.Account,
            Event = run.Event,
            Report = Workspace.Policy.Report,
            Texts = Compiled.Texts,
            Actions = actions,
            NotChosen = [.. run.NotChosen],
            Missing = run.Missing.All,
            Failures = [.. run.Failures],
            Rules = request.ExplainsAllRules ? Explaining.All(run) : request.ExplainedRule is { } rule ? Explaining.One(run, rule) : [],
        };
    }

    private static void Derive(DecisionRun run, IReadOnlySet<FactDefinition>? assumed)
    {
        var request = run.Request;
        if (request is { DerivesAllFacts: false, WritesMessages: false, LooksAtMisses: false, ExplainsAllRules: false, ExplainedRule: null } && assumed is null)
        {
            run.Deriving.WorkOutSure();
        }
        else
        {
            Deriving.WorkOut(run, assumed);
        }
    }

    private static ImmutableArray<RecommendedAction> Write(DecisionRun run, List<Wish> chosen)
    {
        var actions = ImmutableArray.CreateBuilder<RecommendedAction>(chosen.Count);
        foreach (var wish in chosen)
        {
            actions.Add(ActionWriting.Write(run, wish, actions.Count + 1));
        }
        return actions.MoveToImmutable();
    }
}
