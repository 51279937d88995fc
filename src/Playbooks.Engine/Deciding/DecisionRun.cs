using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>What changes while one decision is made. It lives on one thread and is thrown away.</summary>
internal sealed class DecisionRun
{
    /// <summary>The contact index that stands for the account itself.</summary>
    public const int TheAccount = -1;

    private readonly List<DecisionFailure> _failures;
    private TemplateRow[]? _templateContacts;

    public DecisionRun(CompiledWorkspace workspace, DecisionRequest request, string id)
    {
        (Workspace, Request, Id) = (workspace, request, id);
        _failures = [.. request.ScriptFailures];
        At = request.At.ToUniversalTime();
        Account = request.Facts.Account.Copy();
        Event = request.Facts.Event?.Copy();
        // Days begin and end as they do where the work is done.
        var now = TimeZoneInfo.ConvertTime(request.At, workspace.Workspace.Policy.Calendar.Zone);
        Frame = new EvaluationFrame(now, rows: 4);
        Frame.Rows[(int)Entity.Account] = Account;
        Frame.Rows[(int)Entity.Event] = Event;
        Matches = new RuleMatches(DateOnly.FromDateTime(now.Date).DayNumber);
        MatchedFirst = new CompiledRule?[Contacts.Length + 1][];
        Missing = new MissingFacts(this);
    }

    public CompiledWorkspace Workspace { get; }

    public DecisionRequest Request { get; }

    public string Id { get; }

    /// <summary>The decision's time in UTC.</summary>
    public DateTimeOffset At { get; }

    public EvaluationFrame Frame { get; }

    /// <summary>The account's row, a copy that takes the derived facts.</summary>
    public FactRow Account { get; }

    public FactRow? Event { get; }

    public ReadOnlySpan<FactRow> Contacts => Account.Children(0);

    /// <summary>The contacts as templates see them.</summary>
    public IReadOnlyList<object?> TemplateContacts => _templateContacts ??= Contacts.ToArray().Select(row => new TemplateRow(row)).ToArray();

    public RuleMatches Matches { get; }

    /// <summary>For the account (first) and each contact: the first rule of each playbook that matched without being an <c>otherwise</c>.</summary>
    public CompiledRule?[][] MatchedFirst { get; }

    public MissingFacts Missing { get; }

    public List<NotChosen> NotChosen { get; } = [];

    public IReadOnlyList<DecisionFailure> Failures => _failures;

    /// <summary>Makes the frame speak of a contact, or of the account alone, with all its steps to take.</summary>
    public void SpeakOf(int contact)
    {
        Frame.Rows[(int)Entity.Contact] = RowOf(contact);
        Frame.Reset();
    }

    public RuleIndex MatcherFor(int contact) => contact == TheAccount ? Workspace.AccountMatcher : Workspace.ContactMatcher;

    public FactRow? RowOf(int contact) => contact == TheAccount ? null : Contacts[contact];

    /// <summary>The row of whom a fact speaks, when a contact is spoken of.</summary>
    public FactRow? RowOf(Entity entity, int contact) => entity switch
    {
        Entity.Account => Account,
        Entity.Contact => RowOf(contact),
        Entity.Event => Event,
        _ => null,
    };

    /// <summary>A contact's id, or null for the account.</summary>
    public string? ContactId(int contact) =>
        contact == TheAccount ? null : (string?)Contacts[contact].Get(Workspace.ContactId);

    /// <summary>Keeps a failure, unless it is only that something rests on a fact which failed: that fact's own failure says more.</summary>
    public void Fail(string where, int contact, Diagnostic diagnostic)
    {
        if (diagnostic.Code != ExpressionErrors.FactFailed.Code)
        {
            _failures.Add(new DecisionFailure(where, ContactId(contact), diagnostic));
        }
    }

    /// <summary>Keeps the reason of the evaluation that just failed.</summary>
    public void FailByFrame(string where, int contact)
    {
        if (Frame.Failure is { } failure)
        {
            Fail(where, contact, failure.Diagnostic);
        }
    }
}
