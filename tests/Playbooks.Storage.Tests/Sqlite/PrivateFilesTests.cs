using Playbooks.Storage.Sqlite.Files;

namespace Playbooks.Storage.Tests.Sqlite;

public sealed class PrivateFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("playbooks-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void AFileThatIsMovedHasItsNewNameAlone()
    {
        var (from, to) = (Path.Combine(_folder.FullName, "from"), Path.Combine(_folder.FullName, "to"));
        File.WriteAllText(from, "new");
        File.WriteAllText(to, "old");
        Assert.ThrowsAny<IOException>(() => PrivateFiles.Move(from, to, replaces: false));
        PrivateFiles.Move(from, to, replaces: true);
        Assert.Equal(("new", false), (File.ReadAllText(to), File.Exists(from)));
    }
}
