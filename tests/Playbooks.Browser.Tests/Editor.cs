using Microsoft.Playwright;

namespace Playbooks.Browser.Tests;

/// <summary>The code editor of a page.</summary>
internal static class Editor
{
    /// <summary>Waits until it took the place of the text field.</summary>
    public static Task ReadyAsync(IPage page) => page.WaitForFunctionAsync("() => document.getElementById('document')?.dataset.ready === 'true'");

    /// <summary>Types over what is found first; how far from its end the cursor is left afterwards.</summary>
    public static Task ReplaceAsync(IPage page, string found, string written, int back = 0) => page.EvaluateAsync(
        """
        ([found, written, back]) => {
          const editor = monaco.editor.getEditors()[0];
          const range = editor.getModel().findMatches(found, false, false, true, null, false)[0].range;
          editor.executeEdits('test', [{ range, text: written }]);
          editor.setPosition({ lineNumber: range.startLineNumber, column: range.startColumn + written.length - back });
          editor.focus();
        }
        """,
        new object[] { found, written, back });
}
