using System.Globalization;
using Playbooks.Cli.Terminal;
using Playbooks.Retention.Book;
using Playbooks.Retention.Interviews;

namespace Playbooks.Cli.Verbs;

/// <summary>What is said of a run when it is over.</summary>
internal sealed class RunReport(Surroundings surroundings, string output, bool asJson)
{
    private const int WithheldShown = 20;

    /// <summary>Says it.</summary>
    public void Write(BookRunResult result, TimeSpan elapsed, InterviewFiles? interviews, string? interviewFolder)
    {
        var rejectedFile = BookRun.RejectedFileOf(output);
        ReportInterviews(interviews, interviewFolder);
        if (asJson)
        {
            WriteJson(result, rejectedFile, interviews);
            return;
        }
        Tables.Write(surroundings, ["action", "recommended"], [.. result.Actions.OrderByDescending(action => action.Value).Select(action => (IReadOnlyList<string>)[action.Key, Number(action.Value)])]);
        surroundings.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{DiagnosticPrinter.Count(result.Accounts, "account")} with {DiagnosticPrinter.Count(result.Contacts, "contact")} decided in {elapsed.TotalSeconds:0.0} s, {DiagnosticPrinter.Count(result.Rejected, "row")} rejected, {Number(result.WithoutAction)} without an action, {DiagnosticPrinter.Count(result.Withheld, "message")} withheld, {DiagnosticPrinter.Count(result.Failures, "failure")}"));
        if (result.Rejected > 0)
        {
            surroundings.Error.WriteLine($"rejected rows are in {rejectedFile}");
        }
    }

    private void ReportInterviews(InterviewFiles? interviews, string? folder)
    {
        if (interviews is null)
        {
            return;
        }
        foreach (var withheld in interviews.Withheld.Take(WithheldShown))
        {
            surroundings.Error.WriteLine($"no interview for {withheld.Account}{(withheld.Contact is { } contact ? $", {contact}" : "")}: {withheld.Why}");
        }
        surroundings.Error.WriteLine($"{DiagnosticPrinter.Count(interviews.Written, "interview")} in {folder}, {Number(interviews.Withheld.Count)} withheld");
    }

    private void WriteJson(BookRunResult result, string rejectedFile, InterviewFiles? interviews) => JsonOutput.Write(surroundings, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("accounts", result.Accounts);
        writer.WriteNumber("contacts", result.Contacts);
        writer.WriteNumber("rejected", result.Rejected);
        writer.WriteString("rejectedFile", result.Rejected > 0 ? rejectedFile : null);
        writer.WriteNumber("withoutAction", result.WithoutAction);
        writer.WriteNumber("withheld", result.Withheld);
        writer.WriteNumber("failures", result.Failures);
        if (interviews is not null)
        {
            writer.WriteNumber("interviews", interviews.Written);
            writer.WriteNumber("interviewsWithheld", interviews.Withheld.Count);
        }
        writer.WriteStartObject("actions");
        foreach (var (action, count) in result.Actions)
        {
            writer.WriteNumber(action, count);
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
