using System.Collections.Immutable;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Retention.Book;
using Playbooks.Testing;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>The shipped workspace, and what it decides for its sample book at the book's time.</summary>
internal static class ShippedBook
{
    private static readonly Lazy<Release> s_release = new(() => Release.Create(WorkspaceChecker.CheckFolder(Repository.Root).Workspace!));

    private static readonly Lazy<ImmutableArray<(DecisionRequest, Decision)>> s_decisions = new(() => [.. DecideAll(Accounts())]);

    private static readonly Lazy<ImmutableArray<(DecisionRequest, Decision)>> s_examples = new(() => [.. DecideAll(OfExamples(null).Concat(OfExamples("de")))]);

    public static Release Release => s_release.Value;

    /// <summary>One for each account, every rule explained.</summary>
    public static ImmutableArray<(DecisionRequest Request, Decision Decision)> Decisions => s_decisions.Value;

    /// <summary>Two for each of the workspace's examples: with the contacts' own language, and all of them speaking German.</summary>
    public static ImmutableArray<(DecisionRequest Request, Decision Decision)> Examples => s_examples.Value;

    /// <summary>The messages of a decision's steps, which otherwise wait until a case gets there.</summary>
    public static IEnumerable<WrittenTemplate> StepsOf(DecisionRequest request, Decision decision) =>
        from action in decision.Actions
        from step in action.Steps
        where step.Template is not null
        select Release.Decider.Write(request, new TemplateRequest(step.Template!, action.Action, action.Contact))!;

    /// <summary>A fact of a row in words, or null where it is not known.</summary>
    public static string? Text(FactRow row, string fact) => row.Get(Release.Workspace.Vocabulary.Find(fact)!.Column) as string;

    private static IEnumerable<DecisionRequest> Accounts()
    {
        var diagnostics = new List<Diagnostic>();
        var book = SampleBook.Read(Repository.Root, Release.Workspace.Vocabulary, diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(0, book.Rejected);
        return book.Accounts.Select(account => new DecisionRequest(account.Facts, BookTime.AsOf) { ExplainsAllRules = true });
    }

    private static IEnumerable<DecisionRequest> OfExamples(string? language)
    {
        var diagnostics = new List<Diagnostic>();
        var examples = Engine.Proving.Examples.Read(Release.Workspace, diagnostics);
        Assert.Empty(diagnostics);
        foreach (var contact in examples.SelectMany(example => example.Facts.Contacts.ToArray()).Where(_ => language is not null))
        {
            contact.Set(Release.Workspace.Vocabulary.Find("contact.language")!.Column, language);
        }
        return examples.Select(example => new DecisionRequest(example.Facts, example.At) { History = example.History });
    }

    private static (DecisionRequest, Decision) Decide(DecisionRequest request) => (request, Release.Decider.Decide(request));

    // Facts of scripts are there before deciding, as for everybody who asks.
    private static IEnumerable<(DecisionRequest, Decision)> DecideAll(IEnumerable<DecisionRequest> requests) =>
        ScriptFacts.Fill(Release.Decider, [.. requests]).Select(Decide);
}
