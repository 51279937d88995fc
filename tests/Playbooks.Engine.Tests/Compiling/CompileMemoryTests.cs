using System.Runtime.CompilerServices;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Tests.Compiling;

public sealed class CompileMemoryTests
{
    private static readonly DocumentSet Documents = Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").Documents();

    private readonly CheckMemory _checked = new();
    private readonly CompileMemory _memory = new();

    [Fact]
    public void AReleaseThatNobodyUsesIsNotKept()
    {
        var unused = CreateUnused();
        GC.Collect();

        Assert.False(unused.TryGetTarget(out _));
        Assert.Equal(1, Create().Decider.Compiled.RulesCompiled);
    }

    [Fact]
    public void OneThatIsInUseGivesItsRules()
    {
        var used = Create();

        Assert.Equal(0, Create().Decider.Compiled.RulesCompiled);
        GC.KeepAlive(used);
    }

    // Where no variable of the caller holds it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<CompiledWorkspace> CreateUnused() => new(Create().Decider.Compiled);

    private Release Create() => Release.Create(WorkspaceChecker.Check(Documents, _checked).Workspace!, _memory);
}
