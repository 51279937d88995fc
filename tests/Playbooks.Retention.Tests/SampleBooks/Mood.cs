using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>How it goes at an account day by day: what is used, the tone, tickets that are open and those of a year.</summary>
internal sealed record Mood((int Least, int Most) Usage, (int Least, int Most) Tone, (int Least, int Most) Open, (int Least, int Most) Year)
{
    public static readonly Mood Well = new((68, 92), (66, 86), (0, 1), (2, 9));
    public static readonly Mood Fair = new((52, 70), (50, 64), (1, 2), (6, 16));
    public static readonly Mood Poor = new((36, 54), (30, 46), (3, 5), (12, 22));
    public static readonly Mood Bad = new((12, 28), (14, 28), (6, 8), (16, 23));

    public IEnumerable<(string Name, string Value)> Facts(Dice dice)
    {
        yield return ("account.usageChange", Number(dice, (-6, 6)));
        yield return ("account.tone", Number(dice, Tone));
        yield return ("account.openTickets", Number(dice, Open));
        yield return ("account.ticketsLastYear", Number(dice, Year));
        yield return ("account.needlessTickets", Number(dice, (5, 45)));
    }

    private static string Number(Dice dice, (int Least, int Most) range) => dice.Between(range.Least, range.Most).ToString(CultureInfo.InvariantCulture);
}
