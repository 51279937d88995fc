using CsvHelper;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book;

/// <summary>Decisions as a CSV table for spreadsheets.</summary>
internal sealed class DecisionTable : IDecisionWriter
{
    private readonly CsvWriter _writer;
    private readonly DecisionCells _cells;

    /// <param name="stream">Where it goes.</param>
    /// <param name="cells">What it is made of.</param>
    /// <param name="begins">Whether it begins here, with a header, or goes on.</param>
    public DecisionTable(Stream stream, DecisionCells cells, bool begins)
    {
        // Names come from customers; a spreadsheet must not run them as formulas.
        _writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: false);
        _cells = cells;
        if (begins)
        {
            _writer.WriteRecord([.. cells.Header]);
        }
    }

    public bool WritesAll => false;

    public void Write(Decision decision)
    {
        foreach (var row in _cells.RowsOf(decision))
        {
            foreach (var cell in row)
            {
                WriteCell(cell);
            }
            _writer.EndRecord();
        }
    }

    public void Dispose() => _writer.Dispose();

    // Numbers and dates go out as what they are: only texts are guarded against formulas.
    private void WriteCell(object? cell)
    {
        switch (cell)
        {
            case long number:
                _writer.WriteField(number, default);
                break;
            case double number:
                _writer.WriteField(number, default);
                break;
            case decimal number:
                _writer.WriteField(number, default);
                break;
            case null:
                _writer.WriteField("");
                break;
            default:
                _writer.WriteField(ValueText.Format(cell));
                break;
        }
    }
}
