using System.Collections.Immutable;
using Playbooks.Benchmarks.Serving.Load;

namespace Playbooks.Benchmarks.Serving;

/// <summary>An address with the requests that are sent to it.</summary>
internal sealed class Target(ServiceProcess service, string path, ImmutableArray<RequestBody> bodies)
{
    private const string Recommend = "/v1/recommendations";

    // As often as it takes until all that is hot is compiled for good, which no clock says on a busy machine.
    private const int WarmUp = 30_000;

    /// <summary>Where it is.</summary>
    public Uri Address { get; } = new(service.Address, path);

    /// <summary>The requests as they go over the wire.</summary>
    public ImmutableArray<byte[]> Requests { get; } = [.. bodies.Select(body => Wire.Request("POST", path, service.EndPoint, body.Json))];

    /// <summary>How many of them were answered.</summary>
    public long Asked { get; private set; }

    /// <summary>Both sides; the baseline answers with what the service answered.</summary>
    public static async Task<Pair<Target>> TeachAsync(ServiceProcess service, ImmutableArray<RequestBody> bodies)
    {
        var (baseline, ours) = (new Target(service, BaselineEndpoint.Path, bodies), new Target(service, Recommend, bodies));
        using var connection = await Wire.OpenAsync(service.EndPoint);
        for (var i = 0; i < bodies.Length; i++)
        {
            var answer = await connection.AskAsync(ours.Requests[i]);
            ours.Asked++;
            var path = $"{BaselineEndpoint.Path}?account={bodies[i].Account}&contact={bodies[i].Contact}";
            await connection.AskAsync(Wire.Request("PUT", path, service.EndPoint, answer.Span));
        }
        return new(baseline, ours);
    }

    /// <summary>Asks until it is warm.</summary>
    public async Task WarmUpAsync(LoadGenerator generator, TimeSpan turn)
    {
        while (Asked < WarmUp)
        {
            await AskAsFastAsItAnswersAsync(generator, turn);
        }
    }

    /// <summary>Answers a second.</summary>
    public async Task<double> AskAsFastAsItAnswersAsync(LoadGenerator generator, TimeSpan length)
    {
        var before = generator.Answers;
        var speed = await generator.AskAsFastAsItAnswersAsync(Requests, length);
        Asked += generator.Answers - before;
        return speed;
    }

    /// <summary>How long answers took at a rate, in milliseconds, sorted.</summary>
    public async Task<double[]> AskAtRateAsync(LoadGenerator generator, double rate, TimeSpan length)
    {
        var took = await generator.AskAtRateAsync(Requests, rate, length);
        Asked += took.Length;
        return took;
    }
}
