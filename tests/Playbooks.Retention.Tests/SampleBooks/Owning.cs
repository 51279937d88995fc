using System.Collections.Immutable;
using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>Which products an account has and had.</summary>
internal static class Owning
{
    private const int Month = 30;

    public static ImmutableArray<Ownership> Of(AccountCast cast)
    {
        var dice = new Dice($"{cast.Id} products");
        var start = -Month * Number(Knowing.OfAccount(cast)["account.tenure"]) + (cast.LeftOn ?? 0);
        var usage = cast.IsConsumer || cast.LeftOn is not null ? (int?)null : cast.Usage ?? dice.Between(cast.Mood.Usage.Least, cast.Mood.Usage.Most);
        var products = ImmutableArray.CreateBuilder<Ownership>();
        foreach (var product in cast.Products.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = product.TrimEnd("0123456789".ToCharArray());
            var used = end.Length < product.Length ? Number(product[end.Length..]) : usage + dice.Between(-7, 7);
            var since = products.Count == 0 ? start : dice.Between(start, start * 2 / 3);
            products.Add(new Ownership(end.TrimEnd(), since, cast.LeftOn, used));
        }
        foreach (var product in cast.Dropped.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            products.Add(new Ownership(product, start, dice.Between(-330, -200), null));
        }
        return products.ToImmutable();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
