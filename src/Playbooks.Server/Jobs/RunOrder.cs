using System.Text.Json;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Server.Jobs;

/// <summary>What a run of the whole book was ordered as. It is kept with the job, so that after a restart the run goes on as it began.</summary>
/// <param name="Format">What the decisions are written as.</param>
/// <param name="At">The time of all decisions.</param>
/// <param name="ReleaseNumber">The release that decides, to the end: the one that was live when it was ordered.</param>
/// <param name="Release">Its hash.</param>
/// <param name="Team">The team whose accounts alone are decided; null for all.</param>
internal sealed record RunOrder(DecisionFormat Format, DateTimeOffset At, long ReleaseNumber, string Release, string? Team)
{
    /// <summary>The kind of such jobs.</summary>
    public const string Kind = "run";

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(new
    {
        format = Format.Word(),
        at = ValueText.Format(At.ToUniversalTime()),
        releaseNumber = ReleaseNumber,
        release = Release,
        team = Team,
    });

    /// <summary>Reads what was kept.</summary>
    public static RunOrder Read(string kept)
    {
        using var json = JsonDocument.Parse(kept);
        var order = json.RootElement;
        return new RunOrder(
            DecisionFormats.Find(order.GetProperty("format").GetString()!)!.Value,
            order.GetProperty("at").GetDateTimeOffset(),
            order.GetProperty("releaseNumber").GetInt64(),
            order.GetProperty("release").GetString()!,
            order.GetProperty("team").GetString());
    }
}
