using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Tests;

/// <summary>Diagnostics as case files give them: code, place and the underlined text.</summary>
internal static class Shown
{
    public static string Of(IEnumerable<Diagnostic> diagnostics) =>
        string.Join("; ", diagnostics.Select(Of)) is { Length: > 0 } text ? text : "fine";

    /// <summary>The same with messages.</summary>
    public static string WithMessages(IEnumerable<Diagnostic> diagnostics) =>
        string.Join("; ", diagnostics.Select(diagnostic => $"{Of(diagnostic)}: {diagnostic.Message}")) is { Length: > 0 } text ? text : "fine";

    public static string Of(Diagnostic diagnostic) =>
        $"{diagnostic.Code} {diagnostic.Location.Position} {diagnostic.Location.Text.Replace('\n', '⏎')}".TrimEnd();
}
