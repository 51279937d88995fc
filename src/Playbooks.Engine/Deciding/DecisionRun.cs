using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// What changes while one decision is made. It lives on one thread; when the decision is made it forgets it, and what
/// has grown meanwhile serves the next one (<see cref="DecisionRuns"/>).
/// </summary>
internal sealed class DecisionRun
{
    /// <summary>The contact index that stands for the account itself.</summary>
    public const int TheAccount = -1;

    private readonly List<DecisionFailure> _failures = [];
    private TemplateRow?[] _templateRows = new TemplateRow?[1];
    private TemplateRow[]? _templateContacts;
    private TemplateRow? _templateEvent;
    private ReasonFacts?[] _reasonFacts = new ReasonFacts?[1];

    /// <summary>A run for decisions by one workspace.</summary>
    public DecisionRun(CompiledWorkspace workspace)
    {
        (Workspace, Request, Id, Account) = (workspace, null!, "", null!);
        Frame = new EvaluationFrame(default, rows: 4);
        Matches = new RuleMatches(0);
        Deriving = new Deriving(this);
        Missing = new MissingFacts(this);
        Matching = new Matching(this);
        Consent = new ConsentCheck(this);
        Choosing = new Choosing(this);
        Obstacles = new Obstacles(this);
        Unmatched = new Unmatched(this);
    }

    /// <summary>A run that begins with one decision.</summary>
    public DecisionRun(CompiledWorkspace workspace, DecisionRequest request, string id) : this(workspace) => Begin(request, id);

    public CompiledWorkspace Workspace { get; }

    public DecisionRequest Request { get; private set; }

    public string Id { get; private set; }

    /// <summary>The decision's time in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    public EvaluationFrame Frame { get; }

    /// <summary>The account's row, the decision's own, which takes the derived facts.</summary>
    public FactRow Account { get; private set; }

    public FactRow? Event { get; private set; }

    public ReadOnlySpan<FactRow> Contacts => Account.Children(0);

    public Deriving Deriving { get; }

    public RuleMatches Matches { get; }

    public Matching Matching { get; }

    public Choosing Choosing { get; }

    public ConsentCheck Consent { get; }

    public MissingFacts Missing { get; }

    public Obstacles Obstacles { get; }

    public Unmatched Unmatched { get; }

    public List<NotChosen> NotChosen { get; } = [];

    public IReadOnlyList<DecisionFailure> Failures => _failures;

    /// <summary>Begins a decision.</summary>
    public void Begin(DecisionRequest request, string id)
    {
        (Request, Id) = (request, id);
        _failures.AddRange(request.ScriptFailures);
        Account = request.TakesFacts ? request.Facts.Account : request.Facts.Account.Copy();
        Event = request.TakesFacts ? request.Facts.Event : request.Facts.Event?.Copy();
        var at = request.At.ToUniversalTime();
        // Those of a whole book are made for one moment.
        if (at != At || Matches.Day == 0)
        {
            At = at;
            // Days begin and end as they do where the work is done.
            Frame.Now = TimeZoneInfo.ConvertTime(at, Workspace.Workspace.Policy.Calendar.Zone);
            Matches.Day = DateOnly.FromDateTime(Frame.Now.Date).DayNumber;
        }
        Frame.Rows[(int)Entity.Account] = Account;
        Frame.Rows[(int)Entity.Event] = Event;
        if (_templateRows.Length <= Contacts.Length)
        {
            (_templateRows, _reasonFacts) = (new TemplateRow?[Contacts.Length + 1], new ReasonFacts?[Contacts.Length + 1]);
        }
        Consent.Begin();
    }

    /// <summary>Forgets the decision.</summary>
    public void End()
    {
        Matches.Clear();
        Matching.Clear();
        Missing.Clear();
        NotChosen.Clear();
        _failures.Clear();
        Array.Clear(_templateRows, 0, Contacts.Length + 1);
        Array.Clear(_reasonFacts, 0, Contacts.Length + 1);
        Array.Clear(Frame.Rows);
        (_templateContacts, _templateEvent) = (null, null);
        (Request, Account, Event) = (null!, null!, null);
    }

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
    public string? ContactId(int contact) => contact == TheAccount ? null : (string?)Contacts[contact].Get(Workspace.ContactId);

    /// <summary>The contacts as templates see them.</summary>
    public IReadOnlyList<object?> TemplateContacts => _templateContacts ??= [.. Enumerable.Range(0, Contacts.Length).Select(contact => TemplateRowOf(contact)!)];

    /// <summary>A contact, or the account, as templates see it.</summary>
    public TemplateRow TemplateRowOf(int contact) => _templateRows[contact + 1] ??= new TemplateRow(RowOf(contact) ?? Account);

    /// <summary>The event as templates see it, or null.</summary>
    public TemplateRow? TemplateEvent => Event is null ? null : _templateEvent ??= new TemplateRow(Event);

    /// <summary>What reasons about a contact, or about the account, speak of.</summary>
    public ReasonFacts ReasonFactsOf(int contact) => _reasonFacts[contact + 1] ??= new ReasonFacts(Workspace, Frame.Now, Account, RowOf(contact), Event);

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
