using System.Collections;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>The whole numbers from one to another, upwards or downwards, without holding them.</summary>
internal sealed class TemplateRange(long first, int count, int step) : IReadOnlyList<object?>
{
    public int Count => count;

    public object? this[int index] => ValueKinds.Fit(first + ((long)index * step));

    /// <summary>The range, or null when it has more numbers than a list can.</summary>
    public static TemplateRange? Between(long first, long last, bool isInclusive)
    {
        var step = last >= first ? 1 : -1;
        var distance = Math.Abs((decimal)last - first) + (isInclusive ? 1 : 0);
        return distance > int.MaxValue ? null : new TemplateRange(first, (int)distance, step);
    }

    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
