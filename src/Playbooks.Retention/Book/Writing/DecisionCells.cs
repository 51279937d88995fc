using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Writing;

/// <summary>
/// Decisions as rows of cells, for tables: a row for each contact (one for an account without contacts) with the ids, the
/// facts that the policy reports, the contact's best action (where it has none, the account's), and the others in one cell.
/// </summary>
internal sealed class DecisionCells
{
    private static readonly string[] Ids = ["account.id", "contact.id"];
    private static readonly string[] Outcome = ["action", "rule", "because", "owner", "due", "score", "others"];

    /// <summary>How many cells behind the facts are about the best action: all but the last one.</summary>
    public static readonly int CellsOfAction = Outcome.Length - 1;

    private static readonly ConditionalWeakTable<Release, DecisionCells> s_all = [];

    private readonly ImmutableArray<FactDefinition> _report;
    private readonly Column _account;
    private readonly Column _contact;

    private DecisionCells(Release release)
    {
        var vocabulary = release.Workspace.Vocabulary;
        _report = [.. release.Workspace.Policy.Report.Where(fact => !Ids.Contains(fact.Name))];
        _account = vocabulary.Find(Ids[0])!.Column;
        _contact = vocabulary.Find(Ids[1])!.Column;
        Header = [.. Ids, .. _report.Select(fact => fact.Name), .. Outcome];
        Choices = [.. _report.Select(fact => fact.Type is ChoiceType choice ? choice.Values.Select(value => TableBytes.FieldsOf(value)).ToArray() : [])];
    }

    /// <summary>The cells of a release, made once for each and shared by all threads.</summary>
    public static DecisionCells Of(Release release) => s_all.GetValue(release, static key => new DecisionCells(key));

    /// <summary>The facts that are shown, in order.</summary>
    public ImmutableArray<FactDefinition> Report => _report;

    /// <summary>The names of the columns.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>The values of each shown fact that is a choice, as fields of a table; none for others.</summary>
    public ImmutableArray<byte[][]> Choices { get; }

    /// <summary>What rules say each time, as fields of a table.</summary>
    public RuleTexts Rules { get; } = new();

    /// <summary>The rows of a decision; a cell is a value of a fact or of an action, null where there is none.</summary>
    public IEnumerable<object?[]> RowsOf(Decision decision)
    {
        var contacts = decision.Account.Children(0);
        return contacts.IsEmpty ? [RowOf(decision, null)] : contacts.ToArray().Select(contact => RowOf(decision, contact));
    }

    private object?[] RowOf(Decision decision, FactRow? contact)
    {
        var id = ContactOf(contact);
        var actions = new List<RecommendedAction>();
        Choose(decision, id, actions);
        var first = actions.FirstOrDefault();
        return
        [
            AccountOf(decision), id,
            .. _report.Select(fact => RowOf(decision, contact, fact)?.Get(fact.Column)),
            first?.Action.Id, first?.Rule.Id, first?.Because, first?.Action.Owner, first is null ? null : ToTheSecond(first.DueAt), first?.Score,
            string.Join("; ", actions.Skip(1).Select(action => action.Action.Id)),
        ];
    }

    /// <summary>The account's id.</summary>
    public string AccountOf(Decision decision) => (string)decision.Account.Get(_account)!;

    /// <summary>A contact's id; null for none.</summary>
    public string? ContactOf(FactRow? contact) => contact?.Get(_contact) as string;

    /// <summary>The actions of a row, best first: those for the contact, then those for the account.</summary>
    public static void Choose(Decision decision, string? contact, List<RecommendedAction> actions)
    {
        actions.Clear();
        foreach (var action in decision.Actions)
        {
            if (action.Contact is not null && action.Contact == contact)
            {
                actions.Add(action);
            }
        }
        foreach (var action in decision.Actions)
        {
            if (action.Contact is null)
            {
                actions.Add(action);
            }
        }
    }

    /// <summary>A time as it is shown: spreadsheets read no fractions of seconds.</summary>
    public static DateTimeOffset ToTheSecond(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>The row that a shown fact is of; null where there is none.</summary>
    public static FactRow? RowOf(Decision decision, FactRow? contact, FactDefinition fact) => fact.Entity switch
    {
        Entity.Account => decision.Account,
        Entity.Contact => contact,
        _ => decision.Event,
    };
}
