using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Tests.Compiling;

/// <summary>A workspace that is edited again and again, as a service sees it: what is live is in use, and the next one is made beside it.</summary>
internal sealed class EditedWorkspace
{
    private readonly CompileMemory _compiled = new();

    /// <summary>What checks remember.</summary>
    public CheckMemory Checked { get; } = new();

    /// <summary>The last one that was made.</summary>
    public Release? Live { get; private set; }

    /// <summary>Makes a release of documents.</summary>
    public Release Publish(DocumentSet documents)
    {
        var release = Make(documents, Checked, _compiled);
        GC.KeepAlive(Live);
        return Live = release;
    }

    /// <summary>Makes a release as if nothing had ever been made.</summary>
    public static Release MakeAlone(DocumentSet documents) => Make(documents, new CheckMemory(), new CompileMemory());

    private static Release Make(DocumentSet documents, CheckMemory known, CompileMemory compiled)
    {
        var check = WorkspaceChecker.Check(documents, known);
        Assert.True(check.IsClean, string.Concat(check.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(DiagnosticText.Render)));
        return Release.Create(check.Workspace!, compiled);
    }
}
