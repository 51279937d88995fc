using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Compiling.Generating;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>The policy's formulas and conditions over slots.</summary>
internal sealed class CompiledPolicy
{
    private static readonly RowLayout ScoreLayout = new("score", [("score", DataType.Double)]);

    // What differs further behind the point is noise of binary arithmetic, and must not decide who ranks first.
    private const int Digits = 9;

    private static readonly ConditionalWeakTable<Policy, CompiledPolicy> Known = [];

    private static readonly ObjectValue s_nobody = SenderOf(ImmutableDictionary<string, string>.Empty);

    private readonly SlotWriter? _ranking;
    private readonly FrozenDictionary<string, ObjectValue> _senders;
    private volatile GeneratedWriter? _generatedRanking;

    private CompiledPolicy(Policy policy)
    {
        Policy = policy;
        _ranking = policy.Ranking?.CompileTo(ScoreLayout.Columns[0]);
        DoNotContact = policy.Consent.DoNotContact?.Compile<bool>();
        Channels = [.. policy.Consent.OptOut.Select(entry => entry.Channel).Distinct(StringComparer.Ordinal)];
        OptOut = [.. policy.Consent.OptOut.Select(entry => new CompiledOptOut(
            Channels.IndexOf(entry.Channel), entry.Condition.Compile<bool>(), $"the contact has opted out of {entry.Channel}", $"whether the contact takes {entry.Channel} could not be worked out"))];
        RankedBy = [.. ActionFacts.Layout.Columns.Where(column => policy.Ranking?.Uses.Any(use => use.Layout == ActionFacts.Layout && use.Column.Number == column.Number) == true)];
        AccountIsFull = Full(policy.ActionsPerAccount, "account");
        ContactIsFull = Full(policy.ActionsPerContact, "contact");
        _senders = policy.Senders.ToFrozenDictionary(sender => sender.Key, sender => SenderOf(sender.Value), StringComparer.Ordinal);
    }

    /// <summary>The compiled form; a policy that two states of a workspace share has one.</summary>
    public static CompiledPolicy Of(Policy policy) => Known.GetValue(policy, static policy => new CompiledPolicy(policy));

    public Policy Policy { get; }

    public Evaluator<bool>? DoNotContact { get; }

    /// <summary>The channels that one can opt out of.</summary>
    public ImmutableArray<string> Channels { get; }

    public ImmutableArray<CompiledOptOut> OptOut { get; }

    /// <summary>What takes out an action behind as many as an account may have.</summary>
    public Removal AccountIsFull { get; }

    /// <summary>What takes out an action behind as many as a contact may have.</summary>
    public Removal ContactIsFull { get; }

    /// <summary>What the formula reads of actions.</summary>
    public ImmutableArray<Column> RankedBy { get; }

    /// <summary>Who signs what the owner of an action sends, as templates see it; all of it not known where the policy names nobody.</summary>
    public ObjectValue SenderFor(string owner) => _senders.GetValueOrDefault(owner) ?? _senders.GetValueOrDefault("*") ?? s_nobody;

    /// <summary>A row that takes a score; each decision has its own and uses it for all of them.</summary>
    public static FactRow NewScoreRow() => new(ScoreLayout);

    /// <summary>Makes machine code of the ranking formula, which is used from then on.</summary>
    public void Generate()
    {
        if (Policy.Ranking is { } ranking && _generatedRanking is null)
        {
            var code = new WriterCode();
            ranking.GenerateTo(ScoreLayout.Columns[0], code);
            _generatedRanking = code.Count <= GeneratedRun.MostStatements ? code.Compile() : null;
        }
    }

    /// <summary>Works the ranking formula out, to nine digits. What is not known, failed or no finite number scores 0.</summary>
    public FactState Score(EvaluationFrame frame, FactRow scoreRow, out double score)
    {
        score = 0;
        if (_ranking is null)
        {
            return FactState.Known;
        }
        var state = WorkOut(_ranking, frame, scoreRow);
        if (state == FactState.Known)
        {
            var value = DoubleSlot.Read(scoreRow, ScoreLayout.Columns[0]);
            score = double.IsFinite(value) ? Math.Round(value, Digits) : 0;
        }
        return state;
    }

    private FactState WorkOut(SlotWriter ranking, EvaluationFrame frame, FactRow scoreRow)
    {
        if (_generatedRanking is not { } generated)
        {
            return ranking(frame, scoreRow);
        }
        if (generated(frame, scoreRow))
        {
            return scoreRow.State(ScoreLayout.Columns[0]);
        }
        frame.Reset();
        return ranking(frame, scoreRow);
    }

    private static Removal Full(int? most, string who) => Removal.Of(
        NotChosenReason.Capped, string.Create(CultureInfo.InvariantCulture, $"the {who} has its fill: {most} better ranked {(most == 1 ? "action" : "actions")}"));

    private static ObjectValue SenderOf(ImmutableDictionary<string, string> sender) => new(new()
    {
        ["name"] = sender.GetValueOrDefault("name"),
        ["title"] = sender.GetValueOrDefault("title"),
        ["email"] = sender.GetValueOrDefault("email"),
        ["phone"] = sender.GetValueOrDefault("phone"),
    });
}

/// <summary>Who does not take a channel.</summary>
/// <param name="Channel">The channel's number among those that one can opt out of.</param>
/// <param name="Condition">Holds for those who do not.</param>
/// <param name="Refused">What to say of them.</param>
/// <param name="Failed">What to say where it could not be worked out.</param>
internal sealed record CompiledOptOut(int Channel, Evaluator<bool> Condition, string Refused, string Failed);
