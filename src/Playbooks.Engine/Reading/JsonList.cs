using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>What stands between the items of an array or object: commas, and at last the closing bracket.</summary>
/// <param name="scanner">The text.</param>
/// <param name="open">Where the opening bracket stands.</param>
/// <param name="close">The closing one.</param>
/// <param name="isItem">Whether it is an object that stands in an array.</param>
/// <param name="other">Another bracket that closes it as well, where the opening one was the wrong one.</param>
internal sealed class JsonList(JsonScanner scanner, int open, char close, bool isItem = false, char? other = null)
{
    private bool _wantsComma;
    private int _comma = -1;

    /// <summary>
    /// Moves to the next item; false behind the closing bracket. <paramref name="mayEndHere"/> says whether the other
    /// sort of closing bracket can belong to something around, so that this list was left open.
    /// </summary>
    public bool HasNext(bool mayEndHere)
    {
        while (true)
        {
            scanner.SkipBlanks();
            if (scanner.IsAtEnd)
            {
                scanner.ReportLoss(JsonErrors.NotClosed, new TextSpan(open, 1), $"`{scanner.Text[open]}` is not closed", $"write `{close}` where it ends");
                return false;
            }
            if (scanner.Current == close || scanner.Current == other)
            {
                Close();
                return false;
            }
            if (scanner.Current is '}' or ']')
            {
                LeaveOpen(mayEndHere);
                return false;
            }
            if (scanner.Current is ',' or ';')
            {
                TakeComma();
                continue;
            }
            if (isItem && scanner.Current == '{' && (_comma >= 0 || _wantsComma))
            {
                EndBeforeNext();
                return false;
            }
            Begin();
            return true;
        }
    }

    private void Close()
    {
        if (_comma >= 0)
        {
            scanner.Report(JsonErrors.TrailingComma, new TextSpan(_comma, 1), $"a comma stands before `{close}`", "delete it; JSON has commas between values only");
        }
        scanner.Position++;
    }

    private void LeaveOpen(bool mayEndHere)
    {
        var here = new TextSpan(scanner.Position, 1);
        var opened = scanner.Source.GetPosition(open);
        scanner.ReportLoss(JsonErrors.NotClosed, here, $"`{scanner.Current}` stands where `{close}` belongs, which closes the `{scanner.Text[open]}` of line {opened.Line}", $"write `{close}`");
        if (!mayEndHere)
        {
            // Most likely a slip of the key: it closes this list all the same.
            scanner.Position++;
        }
    }

    // Where a key belongs, the next item of the array begins: a bracket before it was forgotten. The comma before it is the array's.
    private void EndBeforeNext()
    {
        var opened = scanner.Source.GetPosition(open);
        scanner.ReportLoss(JsonErrors.NotClosed, new TextSpan(scanner.Position, 1), $"`{{` begins the next object, and the one of line {opened.Line} is not closed", "write the `}` that is missing between them");
        scanner.Position = _comma >= 0 ? _comma : scanner.Position;
    }

    private void TakeComma()
    {
        if (scanner.Current == ';')
        {
            scanner.Report(JsonErrors.Unexpected, new TextSpan(scanner.Position, 1), "`;` stands where `,` belongs", "write a comma between two values");
        }
        if (!_wantsComma)
        {
            scanner.ReportLoss(JsonErrors.MissingValue, new TextSpan(scanner.Position, 1), "a comma without a value before it", "delete it or write the value");
        }
        (_wantsComma, _comma) = (false, scanner.Position++);
    }

    private void Begin()
    {
        if (_wantsComma)
        {
            var run = scanner.Run();
            scanner.Report(JsonErrors.MissingComma, run, $"`,` is missing before `{scanner.TextOf(run)}`", "write a comma between two values");
        }
        (_wantsComma, _comma) = (true, -1);
    }
}
