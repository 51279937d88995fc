using System.Collections.Immutable;
using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>What an account bought: companies are invoiced every quarter for each product, consumers buy about once a month.</summary>
internal static class Buying
{
    private const int Quarter = 91;
    private const int Quarters = 8;
    private const int SeatPrice = 1_200;

    public static ImmutableArray<PurchaseRecord> Of(AccountCast cast, ImmutableArray<Ownership> products)
    {
        var dice = new Dice($"{cast.Id} purchases");
        var purchases = cast.IsConsumer ? Errands(cast, products[0], dice) : Invoices(cast, products, dice);
        return
        [
            .. purchases.Select(purchase => purchase with { At = BookTime.Moment(purchase.Day, dice) })
                .OrderBy(purchase => purchase.At, StringComparer.Ordinal)
                .Select((purchase, i) => purchase with { Id = string.Create(CultureInfo.InvariantCulture, $"P-{cast.Id[2..]}-{i + 1:00}") }),
        ];
    }

    private static IEnumerable<PurchaseRecord> Invoices(AccountCast cast, ImmutableArray<Ownership> products, Dice dice)
    {
        var change = cast.Spending ?? dice.Between(-5, 11);
        // One in each quarter, well inside of it, so that quarters compare.
        var due = -dice.Between(5, 22);
        for (var i = 0; i < products.Length; i++)
        {
            // What was bought first is most of it.
            var share = (products.Length - i) / (products.Length * (products.Length + 1) / 2m);
            for (var quarter = 0; quarter < Quarters; quarter++)
            {
                var day = due - quarter * Quarter;
                if (day >= products[i].Since && day <= (products[i].Until ?? 0))
                {
                    var amount = Math.Round(cast.Revenue / 4m * share * Level(change, quarter));
                    yield return new PurchaseRecord("", day, "", products[i].Product, amount, Math.Max(1, (int)(cast.Revenue * share / (SeatPrice * cast.Market.PerEuro))));
                }
            }
        }
    }

    private static IEnumerable<PurchaseRecord> Errands(AccountCast cast, Ownership product, Dice dice)
    {
        var change = cast.Spending ?? dice.Between(-15, 15);
        for (var month = 0; month < Quarters * 3; month++)
        {
            var day = -dice.Between(4, 26) - month * Quarter / 3;
            if (day >= product.Since)
            {
                var quantity = dice.Between(1, 3);
                yield return new PurchaseRecord("", day, "", product.Product, Math.Round(cast.Revenue / 12m * Level(change, month / 3) * dice.Between(92, 108) / 100, 2), quantity);
            }
        }
    }

    // Revenue says what they pay now; what they paid before the last half year tells whether that is more or less.
    private static decimal Level(int change, int quarter) => quarter < 2 ? 1 : 100m / (100 + change);
}
