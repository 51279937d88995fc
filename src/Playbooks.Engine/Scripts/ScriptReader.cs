using System.Collections.Immutable;
using Jint.Parser.Ast;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Scripts;

/// <summary>Reads and checks the script of a derived fact.</summary>
internal sealed class ScriptReader(FactVocabulary declared, DocumentSet documents, ICollection<Diagnostic> diagnostics)
{
    private static readonly ImmutableArray<KnownParameter> s_parameters =
    [
        new("account", ScriptParameter.Account, Entity.Account),
        new("contact", ScriptParameter.Contact, Entity.Contact),
        new("contacts", ScriptParameter.Contacts, Entity.Contact),
        new("event", ScriptParameter.Event, Entity.Event),
        new("at", ScriptParameter.At, null),
    ];

    /// <summary>The derivation, or null with reports.</summary>
    /// <param name="name">The script, as facts.json names it: <c>scripts/health-score.js</c>.</param>
    /// <param name="fact">The fact.</param>
    public DraftDerivation? Read(JsonString name, FactDefinition fact)
    {
        var path = "playbooks/" + name.Text;
        if (!WorkspacePaths.IsScript(path) || !documents.Has(path))
        {
            var scripts = documents.Texts.Keys.Where(WorkspacePaths.IsScript).Select(key => key["playbooks/".Length..]);
            var help = ClosestName.Help(name.Text, scripts) ?? (WorkspacePaths.IsScript(path) ? $"put it into `{JsonScanner.Shown(path)}`" : "scripts are `scripts/NAME.js`");
            diagnostics.Add(VocabularyErrors.MissingScript.At(name.Location, $"there is no script `{JsonScanner.Shown(name.Text)}`", help));
            return null;
        }
        // One that is there and could not be read was reported.
        if (documents.Find(path) is not { } source || ScriptParsing.Parse(source, diagnostics) is not { } program)
        {
            return null;
        }
        ScriptPurity.Check(program, source, diagnostics);
        if (FindFunction(program, fact, source) is not { } function || ReadParameters(function, fact, source) is not { } parameters)
        {
            return null;
        }
        var script = new Script(source, function.Id.Name, [.. parameters.Select(parameter => parameter.Parameter)], PlaceOf(function, source));
        var reads = FindReads(new ScriptNames(program, function), parameters, fact, source);
        ReportPersonal(name, fact, reads);
        return new DraftDerivation(
            [.. reads.Select(read => read.Name)],
            find => new ScriptDerivation(script, [.. reads.Select(read => find(read.Name))]))
        {
            Script = name.Location,
        };
    }

    // A file may have others to help: its own bears the fact's name, where there is more than one.
    private FunctionDeclaration? FindFunction(Program program, FactDefinition fact, SourceText source)
    {
        var functions = program.Body.OfType<FunctionDeclaration>().ToList();
        var function = functions.Find(one => one.Id.Name == fact.Column.Name) ?? (functions.Count == 1 ? functions[0] : null);
        if (function is null)
        {
            var message = functions.Count == 0 ? "the script has no function" : $"none of the script's functions is called `{fact.Column.Name}`";
            diagnostics.Add(ScriptErrors.NoFunction.At(Places.StartOf(source), message, $"write `function {fact.Column.Name}(account) {{ return …; }}`"));
        }
        return function;
    }

    private List<KnownParameter>? ReadParameters(FunctionDeclaration function, FactDefinition fact, SourceText source)
    {
        var read = new List<KnownParameter>();
        foreach (var parameter in function.Parameters)
        {
            var place = ScriptParsing.PlaceOf(parameter, source, parameter.Name.Length);
            var known = s_parameters.FirstOrDefault(one => one.Name == parameter.Name);
            if (known is null)
            {
                var help = ClosestName.Help(parameter.Name, s_parameters.Select(one => one.Name)) ?? "there are `account`, `contact`, `contacts`, `event` and `at`";
                diagnostics.Add(ScriptErrors.UnknownParameter.At(place, $"unknown parameter `{JsonScanner.Shown(parameter.Name)}`", help));
                return null;
            }
            if (known.Parameter == ScriptParameter.Contact && fact.Entity != Entity.Contact)
            {
                diagnostics.Add(ScriptErrors.UnknownParameter.At(place, $"`{fact.Name}` speaks of no single contact, so that there is no `contact`", "take all of them: `contacts`"));
                return null;
            }
            read.Add(known);
        }
        return read;
    }

    private List<FactDefinition> FindReads(ScriptNames names, List<KnownParameter> parameters, FactDefinition fact, SourceText source)
    {
        var reads = new List<FactDefinition>();
        foreach (var (name, parameter, entity) in parameters.Where(parameter => parameter.Entity is not null))
        {
            if (parameter != ScriptParameter.Contacts && names.MembersOf(name) is { } members)
            {
                reads.AddRange(members.Select(member => FindMember($"{name}.{member.Name}", member, member.Name.Length, fact, source)).OfType<FactDefinition>());
            }
            else
            {
                reads.AddRange(declared.Facts.Where(other => other.Entity == entity && other != fact && names.All.Contains(other.Column.Name)));
            }
        }
        return [.. reads.Distinct()];
    }

    private FactDefinition? FindMember(string name, SyntaxNode node, int length, FactDefinition fact, SourceText source) =>
        // What every object has is no fact, and no mistake.
        name.EndsWith(".hasOwnProperty", StringComparison.Ordinal)
            ? null
            : FactFinder.Find(declared, name, ScriptParsing.PlaceOf(node, source, length), fact.Entity, diagnostics);

    private void ReportPersonal(JsonString name, FactDefinition fact, List<FactDefinition> reads)
    {
        if (!fact.IsPersonal && reads.Find(read => read.IsPersonal) is { } personal)
        {
            diagnostics.Add(ScriptErrors.Personal.At(
                name.Location,
                $"the script of `{fact.Name}` reads `{personal.Name}`, which is personal, and the fact itself is not",
                "what scripts return is kept with decisions: write `\"personal\": true`, or leave the name out of the script"));
        }
    }

    private sealed record KnownParameter(string Name, ScriptParameter Parameter, Entity? Entity);

    private static Location PlaceOf(FunctionDeclaration function, SourceText source) => ScriptParsing.PlaceOf(function.Id, source, function.Id.Name.Length);
}
