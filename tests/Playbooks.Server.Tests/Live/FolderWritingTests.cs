using Microsoft.Extensions.DependencyInjection;
using Playbooks.Engine.Publishing;
using Playbooks.Server.Hosting;
using Playbooks.Server.Live;
using Playbooks.Server.Tests.Api;

namespace Playbooks.Server.Tests.Live;

/// <summary>A release that the command writes into the folder beside a running service: the service sees all of its files, or none.</summary>
public sealed class FolderWritingTests : IAsyncLifetime
{
    private const string Template = "templates/call.email.scriban";
    private const string After = "---\nchannel: email\nsubject: After\n---\nAfter\n";

    private readonly WorkspaceCopy _workspace = SmallWorkspace.Create();
    private TemporaryStore _temporary = null!;
    private Microsoft.AspNetCore.Builder.WebApplication _app = null!;

    private FolderSource Source => _app.Services.GetRequiredService<FolderSource>();

    private string Staging => Path.Combine(_workspace.Folder, ".playbooks", "publishing");

    public async Task InitializeAsync()
    {
        _temporary = await TemporaryStore.OpenAsync();
        _app = Composition.Build(new ServeOptions { Workspace = _workspace.Folder }, [], _temporary.Store);
        await Source.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _temporary.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task WhileTheCommandWritesTheServiceReadsNothing()
    {
        using var command = new PublishedFolder(_workspace.Folder);
        using (await command.HoldAsync(default))
        {
            // One of two files of a release is there.
            _workspace.Write(Authoring.Playbook, Authoring.Titled("After"));
            using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Source.TryPublishAsync(enough.Token));
            _workspace.Write(Template, After);
        }
        Assert.True(await Source.TryPublishAsync(default));
        var documents = (await _temporary.Store.Releases.DocumentsAsync(2, default))!;
        Assert.Equal((Authoring.Titled("After"), After), (documents.Texts[Authoring.Playbook], documents.Texts[Template]));
        Assert.Equal(2, (await _temporary.Store.Releases.LiveAsync(default))!.Number);
    }

    [Fact]
    public async Task WhatTheCommandBeganToWriteWhenItWasKilledIsFinishedBeforeItIsRead()
    {
        var releases = _temporary.Store.Releases;
        var before = (await releases.DocumentsAsync(1, default))!;
        var after = before.With(Authoring.Playbook, Authoring.Titled("After")).With(Template, After);
        var publisher = new Publisher(releases, _temporary.Store.Drafts, TimeProvider.System);
        var outcome = await publisher.PublishFolderAsync(after, new Publication("command:test", "killed"), default);
        Assert.Equal(PublishEnd.Live, outcome.End);
        using (var command = new PublishedFolder(_workspace.Folder))
        {
            var kept = Directory.CreateTempSubdirectory("playbooks-tests-");
            await using (await command.BeginAsync(before, after, outcome.Release!.Hash, default))
            {
                Move(Staging, kept.FullName);
            }
            Move(kept.FullName, Staging);
            kept.Delete(recursive: true);
        }
        _workspace.Write(Authoring.Playbook, Authoring.Titled("After"));
        Assert.True(await Source.TryPublishAsync(default));
        Assert.Equal(2, (await releases.LiveAsync(default))!.Number);
        Assert.Equal(After, _workspace.Read(Template));
        Assert.False(Directory.Exists(Staging));
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Move(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
