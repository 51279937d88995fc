using System.Collections.Immutable;
using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>What is known of an account and of its contacts besides their records.</summary>
internal static class Knowing
{
    public static ImmutableDictionary<string, string> OfAccount(AccountCast cast)
    {
        var dice = new Dice($"{cast.Id} account");
        return Merge(
            Columns.Account,
            [
                ("account.name", cast.Name),
                ("account.region", cast.Market.Region),
                ("account.currency", cast.Market.Currency),
                ("account.status", "Active"),
                ("account.arr", cast.Revenue.ToString(CultureInfo.InvariantCulture)),
                ("account.servicePlan", cast.Plan),
                ("account.paymentOverdue", "false"),
            ],
            cast.Worth.Facts(cast.Revenue, dice),
            cast.Mood.Facts(dice),
            FactList.Read("account.", cast.Facts));
    }

    public static ImmutableDictionary<string, string> OfContact(AccountCast cast, ContactCast contact, int place)
    {
        var dice = new Dice($"{cast.ContactId(place)} contact");
        var telephone = cast.Market.Telephone.Length > 0 && dice.Happens(60) ? cast.Market.Telephone + dice.Between(10, 99).ToString(CultureInfo.InvariantCulture) : "";
        return Merge(
            Columns.Contact,
            [
                ("contact.name", contact.Name),
                ("contact.knownAs", contact.KnownAs),
                ("contact.role", contact.Role),
                ("contact.email", MailAddress.Of(contact.Name, place, cast.Domain)),
                ("contact.phone", contact.Name.Length > 0 ? telephone : ""),
                ("contact.language", cast.Market.Language),
                ("contact.timeZone", cast.Market.TimeZone),
            ],
            contact.Role == Casts.Roles.User && cast.LeftOn is null ? Use(dice) : [],
            FactList.Read("contact.", contact.Facts));
    }

    private static IEnumerable<(string Name, string Value)> Use(Dice dice)
    {
        yield return ("contact.isTrained", dice.Happens(65) ? "true" : "false");
        yield return ("contact.lastSeenOn", BookTime.Day(dice.Between(-25, -1)));
    }

    // What stands later goes before what stands earlier, and an empty value takes it away.
    private static ImmutableDictionary<string, string> Merge(ImmutableArray<string> columns, params IEnumerable<(string Name, string Value)>[] sources)
    {
        var facts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in sources.SelectMany(source => source))
        {
            facts[columns.Contains(name) ? name : throw new InvalidOperationException($"no file has a column `{name}`")] = value;
        }
        return facts.Where(fact => fact.Value.Length > 0).ToImmutableDictionary(StringComparer.Ordinal);
    }
}
