using Jint.Parser.Ast;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Scripts;

/// <summary>
/// Reports a clock, chance and code made of text where a script names them plainly, so that their author hears of it when
/// writing. What is hidden better ends as an error when the script runs: none of them is there.
/// </summary>
internal static class ScriptPurity
{
    /// <summary>Reports each place.</summary>
    public static void Check(Program program, SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var waiting = new Stack<SyntaxNode>([program]);
        while (waiting.TryPop(out var node))
        {
            if (WhatIsWrong(node) is var (place, length, message, help))
            {
                diagnostics.Add(ScriptErrors.NotPure.At(ScriptParsing.PlaceOf(place, source, length), message, help));
            }
            foreach (var child in ScriptNodes.Below(node))
            {
                waiting.Push(child);
            }
        }
    }

    private static (SyntaxNode Place, int Length, string Message, string Help)? WhatIsWrong(SyntaxNode node) => node switch
    {
        NewExpression { Callee: Identifier { Name: "Date" } } date when !date.Arguments.Any() =>
            (date, "new Date".Length, "a script has no clock, and `new Date()` asks it", "take the decision's time from the parameter `at`: `new Date(at)`"),
        CallExpression { Callee: Identifier { Name: "Date" } } date =>
            (date, "Date".Length, "a script has no clock, and `Date()` asks it", "take the decision's time from the parameter `at`"),
        MemberExpression { Computed: false, Object: Identifier { Name: "Date" }, Property: Identifier { Name: "now" } } now =>
            (now, "Date.now".Length, "a script has no clock, and `Date.now` asks it", "take the decision's time from the parameter `at`"),
        MemberExpression { Computed: false, Object: Identifier { Name: "Math" }, Property: Identifier { Name: "random" } } chance =>
            (chance, "Math.random".Length, "a script leaves nothing to chance, and `Math.random` does", "the same facts must give the same result"),
        Identifier { Name: "eval" or "Function" } code =>
            (code, code.Name.Length, $"a script makes no code of texts, and `{code.Name}` does", "write the function out"),
        _ => null,
    };
}
