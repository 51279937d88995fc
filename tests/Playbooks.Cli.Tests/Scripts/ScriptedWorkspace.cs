using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Scripts;

/// <summary>The small workspace with a fact `account.score`, a number from 0 to 100, that a script works out.</summary>
internal static class ScriptedWorkspace
{
    private const string Fact = """ "account.score": { "type": "number", "min": 0, "max": 100, "script": "scripts/score.js" }, """;

    /// <summary>Starts processes as the built command starts them.</summary>
    public static ScriptCommand Command { get; } = new("dotnet", [BuiltCommand.Library, ScriptHost.Verb]);

    /// <summary>A pool of such processes.</summary>
    public static ScriptPool NewPool() => new(Command, TimeProvider.System);

    /// <summary>The documents with a script.</summary>
    public static DocumentSet Documents(string script, string fact = Fact) => DocumentSet.Of(SmallWorkspace.Documents)
        .With("playbooks/facts.json", SmallWorkspace.Documents["playbooks/facts.json"].Replace("\"derived\": {", "\"derived\": {" + fact, StringComparison.Ordinal))
        .With("playbooks/scripts/score.js", script);

    /// <summary>A release with a script.</summary>
    public static Release Release(string script, string fact = Fact)
    {
        var check = WorkspaceChecker.Check(Documents(script, fact));
        Assert.True(check.Workspace is not null, string.Concat(check.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(DiagnosticText.Render)));
        return Engine.Compiling.Release.Create(check.Workspace);
    }

    /// <summary>A request on facts as JSON.</summary>
    public static DecisionRequest Request(Release release, string facts = """{ "account": { "arr": 1200 } }""")
    {
        var diagnostics = new List<Diagnostic>();
        var input = FactsJson.Read(new SourceText("facts.json", facts), release.Workspace.Vocabulary, diagnostics);
        Assert.True(input is not null, string.Concat(diagnostics.Select(DiagnosticText.Render)));
        return new DecisionRequest(input.Facts, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)) { History = input.History };
    }

    /// <summary>What a fact of the account is after its script ran: the value, or why there is none.</summary>
    public static string Outcome(DecisionRequest filled, string fact = "score")
    {
        var value = filled.Facts.Account.Get(filled.Facts.Account.Layout.Find(fact)!);
        Assert.True(value is null || filled.ScriptFailures.IsEmpty);
        return value is not null
            ? Language.Values.ValueText.Format(value)
            : filled.ScriptFailures is [var failure, ..] ? $"{failure.Diagnostic.Code} {failure.Diagnostic.Location}: {failure.Diagnostic.Message}" : "not known";
    }
}
