using Playbooks.Language.Diagnostics;

namespace Playbooks.Testing.Fuzzing;

/// <summary>What holds of every mistake, whatever the input.</summary>
internal static class Located
{
    /// <summary>Each has a code, words, and a place inside of its text, and can be shown.</summary>
    public static void AssertAll(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Assert.NotEmpty(diagnostic.Code);
            Assert.NotEmpty(diagnostic.Message);
            Assert.InRange(diagnostic.Location.Span.Start, 0, diagnostic.Location.Source.Text.Length);
            Assert.InRange(diagnostic.Location.Span.End, diagnostic.Location.Span.Start, diagnostic.Location.Source.Text.Length);
            Assert.NotEmpty(DiagnosticText.Render(diagnostic));
        }
    }
}
