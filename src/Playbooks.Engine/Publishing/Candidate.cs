using System.Collections.Immutable;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Proving;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>Documents that may become a release: checked, and tried on their examples.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Release">The release that they make; null when they do not check clean.</param>
/// <param name="Examples">What came of the examples; null when there is no release to try them on.</param>
/// <param name="Diagnostics">All that was found, failed examples among it.</param>
public sealed record Candidate(DocumentSet Documents, Release? Release, ExampleRun? Examples, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether it may go live: without errors, and with every example met.</summary>
    public bool IsPublishable => Release is not null && Examples is { IsPassed: true };

    /// <summary>Checks documents, and runs their examples when they are clean.</summary>
    public static Candidate Check(DocumentSet documents) => Of(WorkspaceChecker.Check(documents, CheckMemory.OfProcess), documents);

    /// <summary>Runs the examples of documents that were checked.</summary>
    public static Candidate Of(WorkspaceCheck check, DocumentSet documents)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Workspace is not { } workspace)
        {
            return new Candidate(documents, null, null, check.Diagnostics);
        }
        var release = Release.Create(workspace, CompileMemory.OfProcess);
        var examples = Proving.Examples.Run(release);
        var failed = examples.Results.Where(result => !result.IsPassed).Select(Describe);
        return new Candidate(documents, release, examples, [.. check.Diagnostics, .. failed]);
    }

    private static Diagnostic Describe(ExampleResult result) => ExampleErrors.NotMet.At(
        result.Example.Location,
        $"the example `{result.Example.Name}` comes out otherwise: {string.Join("; ", result.Differences)}",
        "mend the rule, or change what the example expects");
}
