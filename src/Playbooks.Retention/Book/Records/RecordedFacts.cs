using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Records;

/// <summary>Works out the facts that follow from an account's records where nobody gave them: those with <c>recorded</c> in facts.json.</summary>
internal sealed class RecordedFacts(FactVocabulary vocabulary)
{
    private readonly ImmutableArray<(FactDefinition Fact, SlotWriter Writer)> _ofAccounts = Compile(vocabulary, Entity.Account);
    private readonly ImmutableArray<(FactDefinition Fact, SlotWriter Writer)> _ofContacts = Compile(vocabulary, Entity.Contact);

    /// <summary>Fills what is not known in an account's row and its contacts'.</summary>
    /// <param name="account">The row.</param>
    /// <param name="file">The records.</param>
    /// <param name="now">The decision's time in the policy's time zone.</param>
    /// <param name="diagnostics">Where failures go; such a fact stays not known.</param>
    public void WorkOut(FactRow account, AccountFile file, DateTimeOffset now, ICollection<Diagnostic> diagnostics)
    {
        var rows = new RecordRows(vocabulary, file, now);
        WorkOut(_ofAccounts, account, rows.OfAccount, now, diagnostics);
        if (_ofContacts.IsEmpty)
        {
            return;
        }
        var id = vocabulary.Find("contact.id")!.Column;
        foreach (var contact in account.Children(0))
        {
            WorkOut(_ofContacts, contact, () => rows.OfContact((string)contact.Get(id)!), now, diagnostics);
        }
    }

    private static void WorkOut(
        ImmutableArray<(FactDefinition Fact, SlotWriter Writer)> facts, FactRow target, Func<FactRow> records, DateTimeOffset now, ICollection<Diagnostic> diagnostics)
    {
        EvaluationFrame? frame = null;
        foreach (var (fact, writer) in facts)
        {
            if (target.State(fact.Column) == FactState.Known)
            {
                continue;
            }
            frame ??= new EvaluationFrame(now, rows: 1) { Rows = { [0] = records() } };
            frame.Reset();
            var state = writer(frame, target);
            if (state == FactState.Failed && frame.Failure is { } failure)
            {
                diagnostics.Add(failure.Diagnostic);
            }
            if (state == FactState.Known && FactText.Write(target, fact, target.Get(fact.Column)!) is { } reason)
            {
                diagnostics.Add(FactErrors.DerivedOutOfRange.At(fact.Location ?? new Location(new SourceText("facts", ""), default, ""), reason, "limit it in `recorded`, or widen `min` and `max`"));
                state = FactState.Failed;
            }
            if (state == FactState.Failed)
            {
                target.Clear(fact.Column);
            }
        }
    }

    private static ImmutableArray<(FactDefinition, SlotWriter)> Compile(FactVocabulary vocabulary, Entity entity) =>
        [.. vocabulary.Facts.Where(fact => fact.Entity == entity && fact.Recorded is not null).Select(fact => (fact, fact.Recorded!.CompileTo(fact.Column)))];
}
