using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// When things are due that are counted from one moment. Actions and steps share a few durations, each of which takes a
/// walk over the calendar; a thread keeps them for as long as it works for the same moment, as it does for a whole book.
/// </summary>
internal sealed class DueTimes
{
    private const int Most = 64;

    [ThreadStatic]
    private static DueTimes? s_last;

    // By the very duration, for texts that say the same are one.
    private readonly List<(Duration Duration, DateTimeOffset Due)> _known = [];
    private Calendar? _calendar;
    private DateTimeOffset _from;

    /// <summary>The moment a duration after another, as <see cref="WorkingTime.After"/> has it.</summary>
    public static DateTimeOffset After(Calendar calendar, DateTimeOffset from, Duration duration)
    {
        var last = s_last ??= new DueTimes();
        if (last._from != from || !ReferenceEquals(last._calendar, calendar))
        {
            last._known.Clear();
            (last._calendar, last._from) = (calendar, from);
        }
        return last.Find(duration);
    }

    private DateTimeOffset Find(Duration duration)
    {
        foreach (var (known, due) in _known)
        {
            if (ReferenceEquals(known, duration))
            {
                return due;
            }
        }
        var found = WorkingTime.After(_calendar!, _from, duration);
        if (_known.Count < Most)
        {
            _known.Add((duration, found));
        }
        return found;
    }
}
