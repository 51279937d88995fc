namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>An account of the sample book: what its story needs, by hand. Chance fills in the rest.</summary>
/// <param name="Id">Such as <c>A-07</c>.</param>
/// <param name="Name">A name that is nobody's.</param>
/// <param name="Market">Where it is.</param>
/// <param name="Worth">What it is worth.</param>
/// <param name="Mood">How it goes.</param>
/// <param name="Revenue">What it pays in a year, in its currency.</param>
internal sealed record AccountCast(string Id, string Name, Market Market, Worth Worth, Mood Mood, int Revenue)
{
    /// <summary>Whom it stands for.</summary>
    public required string Story { get; init; }

    public string Plan { get; init; } = "Standard";

    /// <summary>Products owned, parted by <c>|</c>; a number behind one is its usage.</summary>
    public string Products { get; init; } = "";

    /// <summary>About how much they use of what they pay for, in percent; null goes by the mood.</summary>
    public int? Usage { get; init; }

    /// <summary>Products given up within the last two years.</summary>
    public string Dropped { get; init; } = "";

    /// <summary>Facts by hand, see <see cref="FactList"/>; they go before what chance would say.</summary>
    public string Facts { get; init; } = "";

    /// <summary>How the spending of the last half year differs from what it was, in percent; null leaves it to chance, a little up or down.</summary>
    public int? Spending { get; init; }

    /// <summary>The day on which they left, in days from today; null for all who are still there.</summary>
    public int? LeftOn { get; init; }

    /// <summary>Where mail goes: <c>harrow</c> for <c>harrow.example</c>.</summary>
    public required string Domain { get; init; }

    public required ContactCast[] Contacts { get; init; }

    public EventCast[] Events { get; init; } = [];

    public bool IsConsumer => Facts.Contains("isConsumer true", StringComparison.Ordinal);

    /// <summary>The id of a contact by place, 1 for the first.</summary>
    public string ContactId(int place) => FormattableString.Invariant($"C-{Id[2..]}{place:00}");
}

/// <summary>A contact.</summary>
/// <param name="Name">As the contact writes it; empty where it is not known.</param>
/// <param name="KnownAs">How the contact likes to be addressed.</param>
/// <param name="Role">The role, or empty.</param>
/// <param name="Answers">
/// Attitude and behaviour in the four surveys, oldest first: <c>9/9 8/8 - 3/2</c>, a dash for no answer. One pair alone is
/// about the latest, with earlier ones near it. Empty: never answered.
/// </param>
/// <param name="Facts">Facts by hand.</param>
internal sealed record ContactCast(string Name, string KnownAs, string Role, string Answers, string Facts = "");

/// <summary>Something that happened.</summary>
/// <param name="Kind">One of the values of <c>event.kind</c>.</param>
/// <param name="Days">When, in days from today.</param>
/// <param name="By">Place of the contact it came from, 1 for the first; 0 for nobody.</param>
internal sealed record EventCast(string Kind, int Days, int By = 0)
{
    public string Text { get; init; } = "";

    public string Issue { get; init; } = "";

    public string Fault { get; init; } = "";

    public string Fixed { get; init; } = "";

    public string Area { get; init; } = "";

    public string Amount { get; init; } = "";

    public string Hours { get; init; } = "";

    public string WithinTerms { get; init; } = "";

    public string Competitor { get; init; } = "";
}
