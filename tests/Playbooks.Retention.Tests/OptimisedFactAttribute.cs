using System.Diagnostics;
using System.Reflection;
using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Tests;

/// <summary>A test that counts bytes which a build for debugging takes more of; skipped there, with the reason.</summary>
internal sealed class OptimisedFactAttribute : FactAttribute
{
    public OptimisedFactAttribute()
    {
        if (typeof(Decider).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true)
        {
            Skip = "a build for debugging allocates more: run it with -c Release";
        }
    }
}
