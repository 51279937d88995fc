using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Retention.Book.Sheets;
using Playbooks.Retention.Interviews;

namespace Playbooks.Retention.Book;

/// <summary>Decides accounts one after the other, writes the decisions and counts them.</summary>
public sealed class BookDeciding : IDisposable
{
    private readonly Release _release;
    private readonly DateTimeOffset _at;
    private readonly IDecisionWriter _writer;
    private readonly InterviewFiles? _interviews;

    private BookDeciding(Release release, DateTimeOffset at, IDecisionWriter writer, InterviewFiles? interviews = null) =>
        (_release, _at, _writer, _interviews) = (release, at, writer, interviews);

    internal BookCounts Counts { get; } = new();

    /// <summary>Decisions that are written whole, as a file, and an interview for each contact whom one sends to it, where that is wished.</summary>
    public static BookDeciding ToFile(Release release, DateTimeOffset at, DecisionFormat format, Stream stream, InterviewFiles? interviews)
    {
        IDecisionWriter writer = format switch
        {
            DecisionFormat.JsonLines => new DecisionLines(stream),
            DecisionFormat.Xlsx => new DecisionSheet(stream, new DecisionCells(release)),
            _ => new DecisionTable(stream, new DecisionCells(release), begins: true),
        };
        return new BookDeciding(release, at, writer, interviews);
    }

    /// <summary>Decisions that are written in pieces, of which each but the first goes on where the one before ended; a spreadsheet is made of <see cref="SheetLines"/> in the end.</summary>
    public static BookDeciding ToPiece(Release release, DateTimeOffset at, DecisionFormat format, Stream stream, bool begins) => new(release, at, format switch
    {
        DecisionFormat.JsonLines => new DecisionLines(stream),
        DecisionFormat.Xlsx => new DecisionSheetLines(stream, new DecisionCells(release), begins),
        _ => new DecisionTable(stream, new DecisionCells(release), begins),
    });

    /// <summary>Decides an account.</summary>
    public void Decide(BookAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        // Without an id of its own a decision gets a hash of all its facts, which a table has no room for.
        var request = new DecisionRequest(account.Facts, _at) { History = account.History, WritesMessages = _writer.WritesAll, Id = _writer.WritesAll ? null : "" };
        request = ScriptFacts.Fill(_release.Decider, request);
        var decision = _release.Decider.Decide(request);
        _writer.Write(decision);
        _interviews?.Add(request, decision);
        Counts.Add(decision);
    }

    /// <summary>Finishes what is written.</summary>
    public void Dispose() => _writer.Dispose();
}
