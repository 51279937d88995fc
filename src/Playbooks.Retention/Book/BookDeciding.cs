using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Retention.Book.Sheets;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Retention.Book;

/// <summary>Decides accounts one after the other, and writes the decisions. One thread uses it.</summary>
public sealed class BookDeciding : IDisposable
{
    private readonly Release _release;
    private readonly DateTimeOffset _at;
    private readonly IDecisionWriter _writer;

    private BookDeciding(Release release, DateTimeOffset at, IDecisionWriter writer) => (_release, _at, _writer) = (release, at, writer);

    /// <summary>Decisions that are written in pieces, of which each but the first goes on where the one before ended; a spreadsheet is made of <see cref="SheetLines"/> in the end.</summary>
    public static BookDeciding ToPiece(Release release, DateTimeOffset at, DecisionFormat format, Stream stream, bool begins) => new(release, at, format switch
    {
        DecisionFormat.JsonLines => new DecisionLines(stream),
        DecisionFormat.Xlsx => new DecisionSheetLines(stream, DecisionCells.Of(release), begins),
        _ => new DecisionTable(stream, DecisionCells.Of(release), begins),
    });

    /// <summary>Decisions that somebody else writes as the rows of a table.</summary>
    internal static BookDeciding ToNothing(Release release, DateTimeOffset at) => new(release, at, new NoWriter());

    /// <summary>Decides accounts; what scripts say of them is asked at once.</summary>
    /// <param name="accounts">The accounts, of which nobody else has need: where a table is written, their rows take the derived facts.</param>
    /// <param name="then">Told of each decision, when it is written.</param>
    public void Decide(IEnumerable<BookAccount> accounts, Action<DecisionRequest, Decision>? then = null)
    {
        foreach (var request in ScriptFacts.Fill(_release.Decider, [.. accounts.Select(RequestOf)]))
        {
            var decision = _release.Decider.Decide(request);
            _writer.Write(decision);
            then?.Invoke(request, decision);
        }
    }

    /// <summary>Finishes what is written.</summary>
    public void Dispose() => _writer.Dispose();

    private DecisionRequest RequestOf(BookAccount account)
    {
        // Without an id of its own a decision gets a hash of all its facts, which a table has no room for.
        var all = _writer.WritesAll;
        return new DecisionRequest(account.Facts, _at) { History = account.History, WritesMessages = all, LooksAtMisses = all, DerivesAllFacts = all || !_release.Decider.GainsByDerivingLess, Id = all ? null : "", TakesFacts = !all };
    }

    private sealed class NoWriter : IDecisionWriter
    {
        public bool WritesAll => false;

        public void Write(Decision decision)
        {
        }

        public void Dispose()
        {
        }
    }
}
