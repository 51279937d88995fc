using System.Text;
using Playbooks.Storage.Jobs;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>Jobs: how far one is and what it brought are written together.</summary>
public abstract class JobStoreContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    private static readonly Job s_job = new() { Id = "J-1", Kind = "run", Request = """{"team":"ü"}""", Actor = "user:eva", CreatedAt = Noon };

    [Fact]
    public async Task AJobGoesOnAfterARestart()
    {
        await AddAsync(s_job);
        var half = s_job with { State = JobState.Running, Done = 5, Total = 10, Checkpoint = "A-5" };
        Assert.True(await ProgressAsync(half, "one;"));
        Assert.True(await ProgressAsync(half, ""));
        await RestartAsync();

        Assert.Equal([half], (await Store.Jobs.UnfinishedAsync(default)).AsEnumerable());
        Assert.Equal(half, await Store.Jobs.FindAsync("J-1", default));
        var done = half with { State = JobState.Done, Done = 10, Checkpoint = null, EndedAt = Noon };
        Assert.True(await ProgressAsync(done, "two;"));

        Assert.Empty(await Store.Jobs.UnfinishedAsync(default));
        Assert.Equal("one;two;", await ResultAsync());
        Assert.Null(await Store.Jobs.FindAsync("J-2", default));
    }

    [Fact]
    public async Task ACancelledJobTakesNothingMore()
    {
        await AddAsync(s_job);
        await ProgressAsync(s_job with { State = JobState.Running, Done = 1 }, "one;");

        Assert.True(await Store.Jobs.CancelAsync("J-1", Noon, By("job.cancelled", "J-1"), default));
        Assert.False(await ProgressAsync(s_job with { State = JobState.Running, Done = 2 }, "two;"));
        Assert.False(await Store.Jobs.CancelAsync("J-1", Noon, By("job.cancelled", "J-1"), default));

        var job = (await Store.Jobs.FindAsync("J-1", default))!;
        Assert.Equal((JobState.Cancelled, 1L, Noon), (job.State, job.Done, job.EndedAt));
        Assert.Equal("one;", await ResultAsync());
        Assert.Equal(["job.started J-1", "job.cancelled J-1"], await AuditAsync());
    }

    [Fact]
    public async Task JobsAreListedNewestFirstInPages()
    {
        await AddAsync(s_job);
        await AddAsync(s_job with { Id = "J-2" });
        await AddAsync(s_job with { Id = "J-3" });

        Assert.Equal(["J-3", "J-2"], (await Store.Jobs.ListAsync(null, 2, default)).Select(job => job.Id));
        Assert.Equal(["J-1"], (await Store.Jobs.ListAsync("J-2", 2, default)).Select(job => job.Id));
    }

    [Fact]
    public async Task OldJobsGoWithTheirResults()
    {
        await AddAsync(s_job);
        await AddAsync(s_job with { Id = "J-2" });
        await ProgressAsync(s_job with { State = JobState.Failed, Error = "no room", EndedAt = Noon }, "one;");

        await Store.Jobs.DeleteBeforeAsync(Noon.AddTicks(1), default);

        Assert.Equal(["J-2"], (await Store.Jobs.ListAsync(null, 9, default)).Select(job => job.Id));
        Assert.Equal("", await ResultAsync());
    }

    private Task AddAsync(Job job) => Store.Jobs.AddAsync(job, By("job.started", job.Id), default);

    private Task<bool> ProgressAsync(Job job, string result) => Store.Jobs.ProgressAsync(job, Encoding.UTF8.GetBytes(result), default);

    private async Task<string> ResultAsync()
    {
        var text = new StringBuilder();
        await foreach (var piece in Store.Jobs.ResultAsync("J-1", default))
        {
            text.Append(Given.Text(piece));
        }
        return text.ToString();
    }
}
