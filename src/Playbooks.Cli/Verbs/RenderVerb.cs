using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Playbooks.Cli.Terminal;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks render</c>: one template on some data, whose members are its variables.</summary>
internal static class RenderVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var template = new Argument<string>("template") { Description = "the template's file; partials (_name.scriban) lie beside it" };
        var data = new Option<string?>("--data") { HelpName = "file", Description = "JSON whose members the template may name; `-` for standard input" };
        var lenient = new Option<bool>("--lenient") { Description = "unknown names are empty, as in Scriban itself" };
        var mode = new Option<TemplateMode>("--mode") { HelpName = "mode", Description = "`template` (text with code in it), `script` (the whole file is code), or `front-matter` (code between two lines of `+++`, then a template)" };
        mode.CustomParser = ReadMode;
        var at = Times.At();
        var verb = new Command("render", "one template on some data") { template, data, lenient, mode, at };
        verb.SetAction(call => new Call(surroundings, call.GetValue(lenient), call.GetValue(mode), call.GetValue(at) ?? surroundings.Clock.GetUtcNow(), call.GetValue(global.Json), Workspaces.Locate(surroundings, call, global))
            .Run(call.GetRequiredValue(template), call.GetValue(data)));
        return verb;
    }

    private static TemplateMode ReadMode(ArgumentResult argument)
    {
        switch (argument.Tokens[0].Value)
        {
            case "template":
                return TemplateMode.Template;
            case "script":
                return TemplateMode.Script;
            case "front-matter":
                return TemplateMode.FrontMatter;
            default:
                argument.AddError($"`--mode` is `template`, `script` or `front-matter`, not `{argument.Tokens[0].Value}`");
                return TemplateMode.Template;
        }
    }

    private sealed record Call(Surroundings Surroundings, bool IsLenient, TemplateMode Mode, DateTimeOffset At, bool AsJson, string? Workspace)
    {
        private readonly List<Diagnostic> _diagnostics = [];

        public int Run(string file, string? data)
        {
            if (InputFile.Read(Surroundings, file, missing => TemplateFiles.Help(Surroundings, Workspace, missing)) is not { } source || ReadData(data) is not { } members)
            {
                return _diagnostics.Count > 0 ? DiagnosticPrinter.Refuse(Surroundings, _diagnostics, AsJson) : ExitCode.Wrong;
            }
            var document = Read(source);
            var scope = members.Aggregate(
                WithPartials(IsLenient ? TemplateScope.Lenient : TemplateScope.Strict, source, file), (known, member) => known.WithName(member.Name, member.Type));
            var template = CheckedTemplate.Check(document, scope, _diagnostics);
            if (template is null || _diagnostics.Exists(diagnostic => diagnostic.IsError))
            {
                return DiagnosticPrinter.Refuse(Surroundings, _diagnostics, AsJson);
            }
            DiagnosticPrinter.Show(Surroundings, _diagnostics);
            return Render(template, members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal));
        }

        // A template from elsewhere may begin with three dashes of its own: only what says its channel is a message of ours.
        private TemplateDocument Read(SourceText source)
        {
            if (Mode != TemplateMode.Template)
            {
                return TemplateDocument.Plain(source, Mode);
            }
            var found = new List<Diagnostic>();
            var document = TemplateDocument.Read(source, found);
            if (IsLenient && (found.Count > 0 || document.FrontMatter is { Channel: null, Mode: TemplateMode.Template }))
            {
                return TemplateDocument.Plain(source);
            }
            _diagnostics.AddRange(found);
            return document;
        }

        private int Render(CheckedTemplate template, Dictionary<string, object?> values)
        {
            var result = template.Render(new TemplateInput { Values = values, Now = At });
            if (!result.IsRendered)
            {
                return DiagnosticPrinter.Refuse(Surroundings, [result.Failure], AsJson, ExitCode.Problems);
            }
            if (AsJson)
            {
                JsonOutput.Write(Surroundings, writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("subject", result.Subject);
                    writer.WriteString("text", result.Text);
                    writer.WriteEndObject();
                });
            }
            else
            {
                Surroundings.Output.Write(Surroundings.Shown(result.Text));
            }
            return ExitCode.Fine;
        }

        private ImmutableArray<JsonFact>? ReadData(string? file)
        {
            if (file is null)
            {
                return [];
            }
            return InputFile.Read(Surroundings, file) is { } source ? JsonFacts.Read(source, _diagnostics) : null;
        }

        private TemplateScope WithPartials(TemplateScope scope, SourceText source, string file) =>
            file == "-" || Path.GetDirectoryName(Surroundings.PathOf(file)) is not { } folder ? scope
                : PartialFiles.Beside(folder, source, IsLenient).Aggregate(scope, (known, partial) => known.WithPartial(partial.Name, TemplateDocument.Plain(partial.Text)));
    }
}
