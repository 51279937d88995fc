using System.Globalization;
using System.Text.Json;
using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Terminal;

/// <summary>Shows what became of publishing, approving and rolling back.</summary>
internal static class ReleasePrinter
{
    /// <summary>Shows it. The exit code.</summary>
    /// <param name="surroundings">Where to.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="changes">What differs from what was live before; empty where that is not asked.</param>
    /// <param name="asJson">Whether programs read it.</param>
    public static int Show(Surroundings surroundings, PublishOutcome outcome, IReadOnlyCollection<DocumentDifference> changes, bool asJson)
    {
        DiagnosticPrinter.Show(surroundings, outcome.Diagnostics);
        if (asJson)
        {
            JsonOutput.Write(surroundings, writer => Write(writer, outcome, changes));
        }
        else if (outcome.IsDone)
        {
            surroundings.Output.WriteLine(outcome.Message);
            if (outcome.End != PublishEnd.Unchanged)
            {
                ShowChanges(surroundings, changes);
            }
        }
        // What is wrong with the call itself was said already, with help.
        if (!outcome.IsDone && !outcome.Diagnostics.Any(diagnostic => diagnostic.Message == outcome.Message))
        {
            InputFile.Complain(surroundings, outcome.Message);
        }
        return outcome.End switch
        {
            _ when outcome.IsDone => ExitCode.Fine,
            PublishEnd.NotFound or PublishEnd.Refused => ExitCode.Wrong,
            _ => ExitCode.Problems,
        };
    }

    private static void ShowChanges(Surroundings surroundings, IReadOnlyCollection<DocumentDifference> changes)
    {
        var colour = surroundings.OutputColour;
        foreach (var change in changes)
        {
            var lines = change.Lines;
            var (added, removed) = (lines.Added.ToString(CultureInfo.InvariantCulture), lines.Removed.ToString(CultureInfo.InvariantCulture));
            surroundings.Output.WriteLine($"  {WordOf(change),-7}  {change.Path}  {colour.Green("+" + added)} {colour.Red("-" + removed)}");
        }
    }

    private static string WordOf(DocumentDifference change) => change.Change switch
    {
        DocumentChange.Added => "added",
        DocumentChange.Removed => "removed",
        _ => "edited",
    };

    private static void Write(Utf8JsonWriter writer, PublishOutcome outcome, IReadOnlyCollection<DocumentDifference> changes)
    {
        writer.WriteStartObject();
        writer.WriteString("end", JsonNamingPolicy.CamelCase.ConvertName(outcome.End.ToString()));
        writer.WriteString("message", outcome.Message);
        if (outcome.Release is { } release)
        {
            writer.WritePropertyName("release");
            ReleaseJson.Write(writer, release);
        }
        writer.WriteStartArray("changes");
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("path", change.Path);
            writer.WriteString("change", WordOf(change));
            writer.WriteNumber("added", change.Lines.Added);
            writer.WriteNumber("removed", change.Lines.Removed);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WritePropertyName("diagnostics");
        DiagnosticJson.WriteAll(writer, outcome.Diagnostics);
        writer.WriteEndObject();
    }
}
