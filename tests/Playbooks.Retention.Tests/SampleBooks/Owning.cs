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
        var facts = Knowing.OfAccount(cast);
        var start = -Month * Number(facts["account.tenure"]) + (cast.LeftOn ?? 0);
        var usage = facts.TryGetValue("account.usage", out var share) ? Number(share) : (int?)null;
        var products = ImmutableArray.CreateBuilder<Ownership>();
        foreach (var product in cast.Products.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = product.TrimEnd("0123456789".ToCharArray());
            var used = end.Length < product.Length ? Number(product[end.Length..]) : usage is { } around ? Math.Clamp(around + dice.Between(-7, 7), 0, 100) : (int?)null;
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
