using Playbooks.Engine.Publishing;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Publishing;

public sealed class ApprovalTests
{
    [Fact]
    public async Task ADraftWaitsForASecondPersonWhereThePolicySaysSo()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var proposed = await desk.PublishAsync(await desk.EditedAsync("Lost"));
        Assert.Equal((PublishEnd.Proposed, true), (proposed.End, proposed.Release!.NeedsApproval));
        Assert.Equal(1, (await desk.LiveAsync())!.Number);

        desk.Clock.Now += TimeSpan.FromMinutes(5);
        var approved = await desk.Publisher.ApproveAsync(2, proposed.Release.Hash, Desk.Bo, "well said", default);
        Assert.Equal((PublishEnd.Live, Desk.Bo, desk.Clock.Now), (approved.End, approved.Release!.ApprovedBy, approved.Release.ApprovedAt));
        Assert.Equal(2, (await desk.LiveAsync())!.Number);
        Assert.Contains(await desk.AuditAsync(), entry => entry is { Actor: Desk.Bo, Action: "release.approved", Subject: "2", Note: "well said" });
    }

    [Fact]
    public async Task WithoutAPolicyThatSaysOtherwiseApprovalIsRequired()
    {
        await using var desk = await Desk.EmptyAsync();
        var outcome = await desk.Publisher.PublishFolderAsync(Desk.Small("""{ "bands": ["urgent", "save", "prevent", "fallback"] }"""), new Publication(Desk.Ana, "begin"), default);
        Assert.Equal(PublishEnd.Proposed, outcome.End);
        Assert.Null(await desk.LiveAsync());
    }

    [Fact]
    public async Task TheLivePolicyJudgesAChangeOfTheRuleItself()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var draft = await desk.DraftAsync();
        await desk.SaveAsync(draft, "playbooks/policy.json", Desk.NoApproval);
        var proposed = await desk.PublishAsync(draft);
        Assert.Equal(PublishEnd.Proposed, proposed.End);
        await desk.Publisher.ApproveAsync(2, proposed.Release!.Hash, Desk.Bo, null, default);

        var stricter = await desk.DraftAsync();
        await desk.SaveAsync(stricter, "playbooks/policy.json", Desk.ApprovalRequired);
        Assert.Equal(PublishEnd.Live, (await desk.PublishAsync(stricter)).End);
        Assert.Equal(PublishEnd.Proposed, (await desk.PublishAsync(await desk.EditedAsync("Lost"))).End);
    }

    [Fact]
    public async Task ALivePolicyThatCannotBeReadAnyMoreRequiresApproval()
    {
        await using var desk = await Desk.EmptyAsync();
        var old = new ReleaseEntry
        {
            Number = 0, Hash = "sha256:old", State = ReleaseState.Live, Origin = ReleaseOrigin.Folder, Author = "folder", Note = "by an older program", ProposedAt = desk.Clock.Now, LiveFrom = desk.Clock.Now,
        };
        await desk.Releases.AddAsync(old, Desk.Small().With("playbooks/facts.json", "{ \"format\": \"old\" }"), null, new(desk.Clock.Now, "folder", "release.published", ""), null, default);
        var outcome = await desk.Publisher.PublishFolderAsync(Desk.Small(), new Publication(Desk.Ana, "anew"), default);
        Assert.Equal(PublishEnd.Proposed, outcome.End);
    }

    [Theory]
    [InlineData(Desk.Ana, Desk.Ana)]
    [InlineData(Desk.Ana, "user:ANA")]
    [InlineData("command:deploy", "command:deploy/bo")]
    [InlineData("command:deploy/ana", "command:deploy/bo")]
    public async Task NobodyApprovesTheirOwn(string author, string approver)
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var proposed = await desk.PublishAsync(await desk.EditedAsync("Lost", author), author);
        var outcome = await desk.Publisher.ApproveAsync(2, proposed.Release!.Hash, approver, null, default);
        Assert.Equal((PublishEnd.OwnProposal, ReleaseState.Proposed), (outcome.End, (await desk.EntryAsync(2)).State));
    }

    [Fact]
    public async Task WhoeverWroteSomeOfItDoesNotApproveItEither()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var draft = await desk.EditedAsync("Lost");
        await desk.SaveAsync(draft, "playbooks/examples/more.json", "[]", Desk.Bo);
        var proposed = await desk.PublishAsync(draft);
        Assert.Equal(PublishEnd.OwnProposal, (await desk.Publisher.ApproveAsync(2, proposed.Release!.Hash, Desk.Bo, null, default)).End);
        Assert.Equal(PublishEnd.Live, (await desk.Publisher.ApproveAsync(2, proposed.Release.Hash, "user:cy", null, default)).End);
    }

    [Fact]
    public async Task AnApprovalNamesExactlyWhatWasSeen()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        await desk.PublishAsync(await desk.EditedAsync("Lost"));
        Assert.Equal(PublishEnd.OtherContent, (await desk.Publisher.ApproveAsync(2, (await desk.LiveAsync())!.Hash, Desk.Bo, null, default)).End);
        Assert.Equal(PublishEnd.NotFound, (await desk.Publisher.ApproveAsync(3, "sha256:x", Desk.Bo, null, default)).End);
        Assert.Equal(PublishEnd.NotOpen, (await desk.Publisher.ApproveAsync(1, (await desk.LiveAsync())!.Hash, Desk.Bo, null, default)).End);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("revert")]
    [InlineData("discard")]
    public async Task AnEditVoidsWhatWaits(string edit)
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var draft = await desk.EditedAsync("Lost");
        var proposed = await desk.PublishAsync(draft);
        await (edit switch
        {
            "save" => desk.SaveAsync(draft, Desk.Playbook, Desk.Titled("Worse")),
            "revert" => desk.SaveAsync(draft, Desk.Playbook, SmallWorkspace.Documents[Desk.Playbook]),
            _ => (Task)desk.Workbench.DiscardAsync(draft, Desk.Ana, default),
        });
        var outcome = await desk.Publisher.ApproveAsync(2, proposed.Release!.Hash, Desk.Bo, null, default);
        Assert.Equal((PublishEnd.NotOpen, ReleaseState.Void), (outcome.End, outcome.Release!.State));
        Assert.Equal(1, (await desk.LiveAsync())!.Number);
    }

    [Fact]
    public async Task ARefusalIsGivenWithAReason()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var draft = await desk.EditedAsync("Lost");
        var hash = (await desk.PublishAsync(draft)).Release!.Hash;
        Assert.Equal(PublishEnd.Refused, (await desk.Publisher.RefuseAsync(2, hash, Desk.Bo, "", default)).End);
        Assert.Equal(PublishEnd.Ended, (await desk.Publisher.RefuseAsync(2, hash, Desk.Bo, "too harsh", default)).End);
        var refused = (await desk.EntryAsync(2));
        Assert.Equal((ReleaseState.Refused, "too harsh"), (refused.State, refused.EndedBecause));
        await desk.SaveAsync(draft, Desk.Playbook, Desk.Titled("Milder"));
        Assert.Equal(PublishEnd.Proposed, (await desk.PublishAsync(draft)).End);
    }

    [Fact]
    public async Task WhatWaitsCanBeWithdrawn()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var hash = (await desk.PublishAsync(await desk.EditedAsync("Lost"))).Release!.Hash;
        Assert.Equal(PublishEnd.Ended, (await desk.Publisher.WithdrawAsync(2, Desk.Ana, "not yet", default)).End);
        Assert.Equal(PublishEnd.NotOpen, (await desk.Publisher.ApproveAsync(2, hash, Desk.Bo, null, default)).End);
        Assert.Equal(PublishEnd.NotOpen, (await desk.Publisher.WithdrawAsync(2, Desk.Ana, "again", default)).End);
    }

    [Fact]
    public async Task WhatWasOvertakenCannotBeApproved()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var first = await desk.PublishAsync(await desk.EditedAsync("First"));
        var second = await desk.PublishAsync(await desk.EditedAsync("Second"));
        await desk.Publisher.ApproveAsync(2, first.Release!.Hash, Desk.Bo, null, default);
        var outcome = await desk.Publisher.ApproveAsync(3, second.Release!.Hash, Desk.Bo, null, default);
        Assert.Equal((PublishEnd.Outdated, ReleaseState.Void), (outcome.End, outcome.Release!.State));
        Assert.Equal(2, (await desk.LiveAsync())!.Number);
    }

    [Fact]
    public async Task AnApprovedReleaseWaitsForItsTime()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var at = desk.Clock.Now.AddHours(1);
        var proposed = await desk.PublishAsync(await desk.EditedAsync("Lost"), at: at);
        Assert.Equal(PublishEnd.Scheduled, (await desk.Publisher.ApproveAsync(2, proposed.Release!.Hash, Desk.Bo, null, default)).End);
        desk.Clock.Now = at;
        Assert.Equal(PublishEnd.Live, Assert.Single(await desk.Publisher.PublishDueAsync(default)).End);
    }

    [Fact]
    public async Task AnApprovalAfterTheTimePutsLiveAtOnce()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var proposed = await desk.PublishAsync(await desk.EditedAsync("Lost"), at: desk.Clock.Now.AddHours(1));
        desk.Clock.Now += TimeSpan.FromHours(2);
        Assert.Empty(await desk.Publisher.PublishDueAsync(default));
        Assert.Equal(PublishEnd.Live, (await desk.Publisher.ApproveAsync(2, proposed.Release!.Hash, Desk.Bo, null, default)).End);
    }

    [Fact]
    public async Task ARollbackNeedsApprovalToo()
    {
        await using var desk = await Desk.OpenAsync(Desk.ApprovalRequired);
        var proposed = await desk.PublishAsync(await desk.EditedAsync("Lost"));
        await desk.Publisher.ApproveAsync(2, proposed.Release!.Hash, Desk.Bo, null, default);
        var back = await desk.Publisher.RollbackAsync(1, new Publication(Desk.Ana, "back"), default);
        Assert.Equal(PublishEnd.Proposed, back.End);
        Assert.Equal(PublishEnd.OwnProposal, (await desk.Publisher.ApproveAsync(3, back.Release!.Hash, Desk.Ana, null, default)).End);
        Assert.Equal(PublishEnd.Live, (await desk.Publisher.ApproveAsync(3, back.Release.Hash, Desk.Bo, null, default)).End);
    }
}
