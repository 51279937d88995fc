using Playbooks.Engine.Publishing;

namespace Playbooks.Engine.Tests.Publishing;

public sealed class FolderSyncTests
{
    [Fact]
    public void AFolderThatIsNotThereCannotBeSynced()
    {
        if (!OperatingSystem.IsWindows())
        {
            var problem = Assert.ThrowsAny<IOException>(() => FolderSync.Of(Path.Combine(Path.GetTempPath(), "playbooks-none", "none")));
            Assert.Contains("none", problem.Message, StringComparison.Ordinal);
        }
    }
}
