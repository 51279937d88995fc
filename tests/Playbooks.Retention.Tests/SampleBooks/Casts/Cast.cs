namespace Playbooks.Retention.Tests.SampleBooks.Casts;

/// <summary>Everybody in the sample book.</summary>
internal static class Cast
{
    public static readonly AccountCast[] All =
    [
        .. new[] { StrategicCasts.All, HighCasts.All, MediumCasts.All, LeavingCasts.All, LowCasts.All, ConsumerCasts.All }
            .SelectMany(casts => casts).OrderBy(cast => cast.Id, StringComparer.Ordinal),
    ];
}
