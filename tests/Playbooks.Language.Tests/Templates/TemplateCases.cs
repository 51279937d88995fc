using System.Runtime.CompilerServices;
using System.Text;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Templates;

/// <summary>
/// Case files: <c>template => output</c> a line, or <c>template => !CODE [underlined] message; help</c> for each
/// mistake. <c>¶</c> is a line break; lines that begin with <c>--</c> are comments.
/// </summary>
internal static class TemplateCases
{
    public static void Run(string file, TemplateScope scope, TemplateInput input, [CallerFilePath] string testFile = "")
    {
        var wrong = new StringBuilder();
        var lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(testFile)!, file));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i].StartsWith("--", StringComparison.Ordinal))
            {
                continue;
            }
            var at = lines[i].LastIndexOf(" => ", StringComparison.Ordinal);
            Assert.True(at >= 0, $"{file}:{i + 1} has no ` => `");
            var (template, expected) = (lines[i][..at], lines[i][(at + 4)..]);
            var actual = Outcome(Unfolded(template), scope, input);
            if (actual != expected)
            {
                wrong.AppendLine($"{file}:{i + 1}: {template}\n    expected {expected}\n    but was  {actual}");
            }
        }
        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    /// <summary>What becomes of a template: its output, or its mistakes.</summary>
    public static string Outcome(string template, TemplateScope scope, TemplateInput input)
    {
        var diagnostics = new List<Diagnostic>();
        var document = TemplateDocument.Read(new SourceText("t.scriban", template), diagnostics);
        var check = CheckedTemplate.Check(document, scope, diagnostics);
        if (check is null || diagnostics.Count > 0)
        {
            return Folded(string.Join(" ", diagnostics.Select(Shown)));
        }
        var result = check.Render(input);
        var subject = result.Subject is null ? "" : $"<{result.Subject}> ";
        return Folded(result.IsRendered ? subject + result.Text : Shown(result.Failure));
    }

    private static string Shown(Diagnostic diagnostic) =>
        $"!{diagnostic.Code} [{diagnostic.Location.Text}] {diagnostic.Message}" + (diagnostic.Help is null ? "" : $"; {diagnostic.Help}");

    private static string Unfolded(string text) => text.Replace('¶', '\n');

    private static string Folded(string text) => text.Replace("\r\n", "¶", StringComparison.Ordinal).Replace('\n', '¶');
}
