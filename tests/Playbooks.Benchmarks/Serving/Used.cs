using System.Globalization;
using System.Text;
using Playbooks.Benchmarks.Serving.Load;

namespace Playbooks.Benchmarks.Serving;

/// <summary>What a process has used, or one answer of it.</summary>
/// <param name="Bytes">Bytes allocated.</param>
/// <param name="Microseconds">Microseconds of a core.</param>
/// <param name="Paused">Microseconds that it stood still to collect garbage.</param>
/// <param name="Collections">How often.</param>
internal readonly record struct Used(double Bytes, double Microseconds, double Paused, double Collections)
{
    /// <summary>Asks a service.</summary>
    public static async Task<Used> ByAsync(ServiceProcess service)
    {
        using var connection = await Wire.OpenAsync(service.EndPoint);
        var answer = await connection.AskAsync(Wire.Request("GET", BaselineEndpoint.UsedPath, service.EndPoint, []));
        var numbers = Encoding.ASCII.GetString(answer.Span).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Used(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <summary>The median of several, each figure by itself.</summary>
    public static Used MedianOf(IReadOnlyList<Used> all)
    {
        return new Used(Of(used => used.Bytes), Of(used => used.Microseconds), Of(used => used.Paused), Of(used => used.Collections));

        double Of(Func<Used, double> figure) => all.Select(figure).Order().ElementAt(all.Count / 2);
    }

    /// <summary>What one of so many answers used.</summary>
    public Used Since(Used before, long answers) => new(
        (Bytes - before.Bytes) / answers, (Microseconds - before.Microseconds) / answers, (Paused - before.Paused) / answers, (Collections - before.Collections) / answers);
}
