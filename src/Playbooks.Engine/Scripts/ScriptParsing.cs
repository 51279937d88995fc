using System.Globalization;
using Jint.Parser;
using Jint.Parser.Ast;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Location = Playbooks.Language.Diagnostics.Location;

namespace Playbooks.Engine.Scripts;

/// <summary>Parses scripts. Nothing of them is carried out here.</summary>
internal static class ScriptParsing
{
    // The parser calls itself for each bracket. A script's length bounds how deep that can lead, and this is enough for a
    // script that is nothing but brackets; what is not used of it costs nothing.
    private const int StackBytes = 256 << 20;

    /// <summary>The tree, or null with a report.</summary>
    public static Program? Parse(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        if (source.Text.Length > ScriptLimits.LongestSource)
        {
            diagnostics.Add(ScriptErrors.TooLarge.At(
                Places.StartOf(source), string.Create(CultureInfo.InvariantCulture, $"the script has {source.Text.Length} characters, more than {ScriptLimits.LongestSource}"), "keep what it works out, and leave data to tables"));
            return null;
        }
        var (program, mistake) = ParseOnItsOwnStack(source.Text);
        if (mistake is not null)
        {
            diagnostics.Add(ScriptErrors.Syntax.At(PlaceOf(mistake, source), $"this is no JavaScript: {Words(mistake)}", "scripts are written in JavaScript 5: `function` and `var`, no `=>`, `let` or `const`"));
        }
        return program is not null && IsFlat(program, source, diagnostics) ? program : null;
    }

    /// <summary>The place of some characters that a node begins with.</summary>
    public static Location PlaceOf(SyntaxNode node, SourceText source, int length) => new(source, new TextSpan(IndexOf(node, source), length), "");

    private static int IndexOf(SyntaxNode node, SourceText source) =>
        node.Location is { } location ? source.GetIndex(new LinePosition(location.Start.Line, location.Start.Column + 1)) : 0;

    private static (Program? Program, ParserException? Mistake) ParseOnItsOwnStack(string text)
    {
        (Program?, ParserException?) result = default;
        var thread = new Thread(() => result = TryParse(text), StackBytes);
        thread.Start();
        thread.Join();
        return result;
    }

    private static (Program? Program, ParserException? Mistake) TryParse(string text)
    {
        try
        {
            return (new JavaScriptParser().Parse(text), null);
        }
        catch (ParserException mistake)
        {
            return (null, mistake);
        }
    }

    private static Location PlaceOf(ParserException mistake, SourceText source)
    {
        var at = Math.Clamp(mistake.Index, 0, source.Text.Length);
        return new Location(source, new TextSpan(at, at < source.Text.Length ? 1 : 0), "");
    }

    // The parser says `Line 3: Unexpected token )`; the line is in the place.
    private static string Words(ParserException mistake)
    {
        var words = mistake.Description ?? mistake.Message;
        words = words.StartsWith("Line ", StringComparison.Ordinal) && words.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? words[(colon + 2)..] : words;
        return JsonScanner.Shown(words.TrimEnd('.')).ToLowerInvariant();
    }

    private static bool IsFlat(Program program, SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var waiting = new Stack<(SyntaxNode Node, int Depth)>([(program, 0)]);
        while (waiting.TryPop(out var next))
        {
            if (next.Depth > ScriptLimits.DeepestSource)
            {
                diagnostics.Add(ScriptErrors.TooLarge.At(PlaceOf(next.Node, source, 1), $"this is nested more than {ScriptLimits.DeepestSource} deep", "divide it into functions and variables"));
                return false;
            }
            foreach (var child in ScriptNodes.Below(next.Node))
            {
                waiting.Push((child, next.Depth + 1));
            }
        }
        return true;
    }
}
