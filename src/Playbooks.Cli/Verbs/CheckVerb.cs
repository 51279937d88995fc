using System.CommandLine;
using System.Text.Json;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks check</c>: all diagnostics of a workspace.</summary>
internal static class CheckVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var at = Times.At();
        var verb = new Command("check", "all mistakes of the workspace at once: syntax, types, unknown names, templates against facts") { BookCheck.BookOption, BookCheck.MapOption, BookCheck.TemplateOption, at };
        verb.SetAction((call, cancel) => RunAsync(surroundings, call, global, call.GetValue(at) ?? surroundings.Clock.GetUtcNow(), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, DateTimeOffset at, CancellationToken cancel)
    {
        var (book, map, template) = (call.GetValue(BookCheck.BookOption), call.GetValue(BookCheck.MapOption), call.GetValue(BookCheck.TemplateOption));
        if (book is null && (map ?? template) is not null)
        {
            return InputFile.Complain(surroundings, "`--map` and `--template` say how a book is checked, and none is given", "name it with `--book FILE`");
        }
        if (Workspaces.Find(surroundings, call, global) is not { } folder)
        {
            return ExitCode.Wrong;
        }
        var check = WorkspaceChecker.CheckFolder(folder);
        if (book is null || check.Workspace is null)
        {
            return Show(surroundings, check, null, null, call.GetValue(global.Json));
        }
        var books = new BookCheck(surroundings, book, map, template, at, call.GetValue(global.Json));
        var (review, code) = await books.RunAsync(Release.Create(check.Workspace), call, global, cancel);
        return review is null ? code : Show(surroundings, check, books, review, books.AsJson);
    }

    private static int Show(Surroundings surroundings, WorkspaceCheck check, BookCheck? book, MessageReview? review, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(surroundings, writer => Write(writer, check, review));
        }
        else
        {
            DiagnosticPrinter.Show(surroundings, check.Diagnostics);
            if (check.Workspace is not null)
            {
                surroundings.Error.WriteLine($"{surroundings.ErrorColour.Green("clean")}: {string.Join(", ", Counts(check).Select(count => DiagnosticPrinter.Count(count.Number, count.Noun)))}");
            }
            if (book is not null && review is not null)
            {
                book.Show(review);
            }
        }
        return check.Workspace is null || review is { Count: > 0 } ? ExitCode.Problems : ExitCode.Fine;
    }

    private static void Write(Utf8JsonWriter writer, WorkspaceCheck check, MessageReview? review)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("diagnostics");
        DiagnosticJson.WriteAll(writer, check.Diagnostics);
        foreach (var count in Counts(check))
        {
            writer.WriteNumber($"{count.Noun}s", count.Number);
        }
        writer.WriteString("release", check.Workspace is null ? null : Release.Create(check.Workspace).Hash);
        if (review is not null)
        {
            BookCheck.Write(writer, review);
        }
        writer.WriteEndObject();
    }

    private static Count[] Counts(WorkspaceCheck check) =>
    [
        new(check.Counts.Rules, "rule"),
        new(check.Counts.Playbooks, "playbook"),
        new(check.Counts.Facts, "fact"),
        new(check.Counts.Actions, "action"),
        new(check.Counts.Templates, "template"),
        new(check.Counts.Examples, "example"),
    ];

    private sealed record Count(int Number, string Noun);
}
