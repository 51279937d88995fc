using System.Globalization;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Numbers and amounts of money as a language writes them.</summary>
internal static class NumberText
{
    // Currencies whose smallest coin is the unit itself.
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal) { "JPY", "KRW", "CLP", "ISK", "VND", "XAF", "XOF", "PYG", "UGX" };

    /// <summary>
    /// An amount: cents in two digits, or none when there are none; without a currency only the number. Halves of a
    /// cent are rounded away from zero, as an invoice does.
    /// </summary>
    public static string Money(decimal amount, string? currency, LanguageConventions conventions, int? digits = null)
    {
        var shown = digits ?? (currency is not null && Whole.Contains(currency) ? 0 : 2);
        var rounded = decimal.Round(amount, shown, MidpointRounding.AwayFromZero);
        var number = Grouped(Math.Abs(rounded), digits is null && decimal.Truncate(rounded) == rounded ? 0 : shown, conventions);
        var sign = rounded < 0 ? "-" : "";
        return currency is null ? sign + number : sign + WithCurrency(number, currency, conventions);
    }

    /// <summary>A number without groups, so that years and counts read as such.</summary>
    public static string Number(double value, LanguageConventions conventions)
    {
        // Fifteen digits: a sum of tenths is written as the tenths it means.
        var text = value.ToString("G15", CultureInfo.InvariantCulture);
        return conventions.Decimal == "." ? text : text.Replace(".", conventions.Decimal, StringComparison.Ordinal);
    }

    /// <summary>A number that is not negative, with groups and so many digits behind the point.</summary>
    public static string Grouped(decimal value, int digits, LanguageConventions conventions)
    {
        var plain = value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? plain : plain[..point];
        if (whole.Length >= conventions.GroupFrom)
        {
            for (var i = whole.Length - 3; i > 0; i -= 3)
            {
                whole = whole.Insert(i, conventions.Group);
            }
        }
        return point < 0 ? whole : whole + conventions.Decimal + plain[(point + 1)..];
    }

    private static string WithCurrency(string number, string currency, LanguageConventions conventions)
    {
        var symbol = currency switch { "EUR" => "€", "USD" => "$", "GBP" => "£", "JPY" => "¥", _ => currency };
        // A code stands off from the number where a sign does not: `€5`, `CHF 5`.
        var amount = symbol.Length > 1 && conventions.Amount == "¤#" ? "¤\u00A0#" : conventions.Amount;
        return amount.Replace("¤", symbol, StringComparison.Ordinal).Replace("#", number, StringComparison.Ordinal);
    }
}
