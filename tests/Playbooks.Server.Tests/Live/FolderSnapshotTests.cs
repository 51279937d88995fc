using Playbooks.Server.Live;

namespace Playbooks.Server.Tests.Live;

public sealed class FolderSnapshotTests
{
    [Fact]
    public void AnUntouchedFolderLooksTheSame()
    {
        using var workspace = SmallWorkspace.Create();
        Assert.Equal(FolderSnapshot.Take(workspace.Folder), FolderSnapshot.Take(workspace.Folder));
    }

    [Fact]
    public void ASavedANewARemovedAndARenamedFileShow()
    {
        using var workspace = SmallWorkspace.Create();
        var seen = new List<FolderSnapshot> { FolderSnapshot.Take(workspace.Folder) };
        workspace.Write(SmallWorkspace.PlaybookPath, "{}");
        seen.Add(FolderSnapshot.Take(workspace.Folder));
        workspace.Write("playbooks/new.json", "{}");
        seen.Add(FolderSnapshot.Take(workspace.Folder));
        workspace.Delete("templates/call.email.scriban");
        seen.Add(FolderSnapshot.Take(workspace.Folder));
        File.Move(Path.Combine(workspace.Folder, "playbooks", "new.json"), Path.Combine(workspace.Folder, "playbooks", "old.json"));
        seen.Add(FolderSnapshot.Take(workspace.Folder));
        for (var i = 1; i < seen.Count; i++)
        {
            Assert.NotEqual(seen[i - 1], seen[i]);
        }
    }

    [Fact]
    public void FilesOutsideOfTheWorkspacesPartsAndHiddenOnesDoNotCount()
    {
        using var workspace = SmallWorkspace.Create();
        var before = FolderSnapshot.Take(workspace.Folder);
        workspace.Write("notes.txt", "lunch");
        workspace.Write("playbooks/.loyalty.json.swp", "an editor's own");
        Assert.Equal(before, FolderSnapshot.Take(workspace.Folder));
    }

    [Fact]
    public void AFolderThatIsNotThereLooksEmpty() =>
        Assert.Equal(FolderSnapshot.Take("/nowhere/at/all"), FolderSnapshot.Take("/nowhere/else"));
}
