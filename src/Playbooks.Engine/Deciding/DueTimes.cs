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

    private readonly Calendar _calendar;
    private readonly DateTimeOffset _from;
    private readonly List<(Duration Duration, DateTimeOffset Due)> _known = [];

    private DueTimes(Calendar calendar, DateTimeOffset from) => (_calendar, _from) = (calendar, from);

    /// <summary>The moment a duration after another, as <see cref="WorkingTime.After"/> has it.</summary>
    public static DateTimeOffset After(Calendar calendar, DateTimeOffset from, Duration duration)
    {
        var last = s_last;
        if (last is null || last._from != from || !ReferenceEquals(last._calendar, calendar))
        {
            s_last = last = new DueTimes(calendar, from);
        }
        return last.Find(duration);
    }

    private DateTimeOffset Find(Duration duration)
    {
        // Nearly always it is the very same one, which is quicker to see than that another says the same.
        foreach (var (known, due) in _known)
        {
            if (ReferenceEquals(known, duration))
            {
                return due;
            }
        }
        foreach (var (known, due) in _known)
        {
            if (known.Equals(duration))
            {
                return due;
            }
        }
        var found = WorkingTime.After(_calendar, _from, duration);
        if (_known.Count < Most)
        {
            _known.Add((duration, found));
        }
        return found;
    }
}
