namespace Playbooks.Storage.Tests.Sqlite;

/// <summary>A test about rights, which mean nothing to root: skipped there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            Skip = "needs an account that rights mean something to";
        }
    }
}
