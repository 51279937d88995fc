using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>What an account is worth: ranges for the metrics of the value score that lead to the tier of the same name.</summary>
internal sealed record Worth(
    (int Least, int Most) Lifetime,
    (int Least, int Most) Profit,
    (int Least, int Most) Wallet,
    (int Least, int Most) Service,
    (int Least, int Most) Impact,
    (int Least, int Most) Reach)
{
    public static readonly Worth Strategic = new((260, 330), (22, 34), (55, 85), (6, 9), (8, 10), (10_000, 40_000));
    public static readonly Worth High = new((310, 360), (20, 26), (45, 75), (11, 16), (5, 7), (1_000, 6_000));
    public static readonly Worth Medium = new((200, 250), (12, 19), (35, 65), (12, 18), (3, 5), (120, 900));
    public static readonly Worth Low = new((110, 150), (5, 14), (20, 60), (20, 32), (0, 1), (10, 90));

    /// <summary>The metrics of one account. Lifetime value and cost to serve are given as percent of a year's revenue.</summary>
    public IEnumerable<(string Name, string Value)> Facts(int revenue, Dice dice)
    {
        yield return ("account.lifetimeValue", Share(revenue, dice, Lifetime));
        yield return ("account.profitability", Number(dice, Profit));
        yield return ("account.shareOfWallet", Number(dice, Wallet));
        yield return ("account.costToServe", Share(revenue, dice, Service));
        yield return ("account.strategicImpact", Number(dice, Impact));
        yield return ("account.advocacyReach", (dice.Between(Reach.Least, Reach.Most) / 10 * 10).ToString(CultureInfo.InvariantCulture));
    }

    private static string Share(int revenue, Dice dice, (int Least, int Most) percent) =>
        Rounded((long)revenue * dice.Between(percent.Least, percent.Most) / 100).ToString(CultureInfo.InvariantCulture);

    // Three digits that say something, as estimates have.
    private static long Rounded(long amount)
    {
        var step = 1L;
        while (amount / step >= 1_000)
        {
            step *= 10;
        }
        return amount / step * step;
    }

    private static string Number(Dice dice, (int Least, int Most) range) => dice.Between(range.Least, range.Most).ToString(CultureInfo.InvariantCulture);
}
