using Playbooks.Engine.Deciding;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Retention.Book.Sheets;

/// <summary>Decisions as a spreadsheet.</summary>
internal sealed class DecisionSheet(Stream stream, DecisionCells cells) : IDecisionWriter
{
    /// <summary>What the sheet is called.</summary>
    public const string Name = "Decisions";

    private readonly Sheet _sheet = new(stream, Name, cells.Header);

    public bool WritesAll => false;

    /// <exception cref="SheetFullException">The sheet is full.</exception>
    public void Write(Decision decision)
    {
        foreach (var row in cells.RowsOf(decision))
        {
            if (_sheet.IsFull)
            {
                throw new SheetFullException();
            }
            _sheet.Write(row);
        }
    }

    public void Dispose()
    {
        _sheet.Dispose();
        stream.Dispose();
    }
}
