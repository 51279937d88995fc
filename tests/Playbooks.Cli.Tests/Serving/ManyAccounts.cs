using System.Globalization;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Serving;

/// <summary>A book that is large enough for a run of it to take a while.</summary>
internal static class ManyAccounts
{
    /// <summary>How many.</summary>
    public const int Count = 6_000;

    /// <summary>What their ids begin with.</summary>
    public const string Beginning = "X-";

    /// <summary>Imports them into a workspace's store, by the command.</summary>
    public static async Task ImportAsync(WorkspaceCopy workspace)
    {
        using var calling = new Calling();
        // The service itself makes the first release, by which the file is read.
        await using (await ServeProcess.StartAsync(workspace.Folder))
        {
        }
        var rows = Enumerable.Range(0, Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{Beginning}{i:00000},{i * 37 % 200_000}\n"));
        var file = calling.Write("accounts.csv", "account.id,account.arr\n" + string.Concat(rows));
        var called = await calling.CallAsync("import", "accounts", file, "--workspace", workspace.Folder);
        Assert.True(called.Code == 0, called.Error);
    }
}
