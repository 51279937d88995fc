using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Retention.Interviews;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks interview</c>: the exit interview of one customer, or another template, as a document.</summary>
internal static class InterviewVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var facts = new Option<string?>("--facts") { HelpName = "file", Description = "JSON with the facts; `-` for standard input" };
        var account = new Option<string?>("--account") { HelpName = "id", Description = "an account of the store" };
        var contact = new Option<string?>("--contact") { HelpName = "id", Description = "with whom; else the contact whom the decision sends there, or the only one" };
        var template = new Option<string?>("--template") { HelpName = "name", Description = "another template, such as `win-back.letter`" };
        var format = PaperFormats.Option("--format", "what to write; else as the file's name ends", [PaperFormat.Md, PaperFormat.Html, PaperFormat.Docx, PaperFormat.Pdf]);
        var output = new Option<string>("--out") { HelpName = "file", Description = "the file to write", Required = true };
        var at = Times.At();
        var verb = new Command("interview", "the exit interview, filled in with the customer's own facts, as a document") { facts, account, contact, template, format, output, at };
        verb.SetAction((call, cancellation) => new InterviewCall(surroundings, call.GetRequiredValue(output), call.GetValue(at) ?? surroundings.Clock.GetUtcNow(), call.GetValue(global.Json))
        {
            Account = call.GetValue(account),
            Facts = call.GetValue(facts),
            Contact = call.GetValue(contact),
            Template = call.GetValue(template),
            Format = call.GetValue(format),
        }.RunAsync(() => Workspaces.Open(surroundings, call, global), () => StoreCall.OpenAsync(surroundings, call, global, cancellation), cancellation));
        return verb;
    }
}
