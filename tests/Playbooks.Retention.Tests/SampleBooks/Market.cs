namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>Where an account is, with what goes with it.</summary>
/// <param name="Region">As the sales team cuts the map.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Language">The language of its contacts where they have none of their own.</param>
/// <param name="TimeZone">Their time zone.</param>
/// <param name="Telephone">Beginning of numbers that are kept for fiction there, without the last two digits; empty where none are.</param>
internal sealed record Market(string Region, string Currency, string Language, string TimeZone, string Telephone = "")
{
    public static readonly Market Britain = new("UK", "GBP", "en", "Europe/London", "+44 20 7946 01");
    public static readonly Market Ireland = new("UK", "EUR", "en", "Europe/Dublin");
    public static readonly Market Germany = new("EU-Central", "EUR", "de", "Europe/Berlin", "+49 30 23125 1");
    public static readonly Market Austria = new("EU-Central", "EUR", "de", "Europe/Vienna");
    public static readonly Market Switzerland = new("EU-Central", "CHF", "de", "Europe/Zurich");
    public static readonly Market Netherlands = new("EU-North", "EUR", "en", "Europe/Amsterdam");
    public static readonly Market Denmark = new("EU-North", "EUR", "en", "Europe/Copenhagen");
    public static readonly Market Sweden = new("EU-North", "SEK", "en", "Europe/Stockholm", "+46 8 465 004 ") { PerEuro = 11 };
    public static readonly Market Spain = new("EU-South", "EUR", "es", "Europe/Madrid");
    public static readonly Market Greece = new("EU-South", "EUR", "el", "Europe/Athens");
    public static readonly Market Bulgaria = new("EU-South", "EUR", "bg", "Europe/Sofia");
    public static readonly Market Emirates = new("MEA", "AED", "ar", "Asia/Dubai") { PerEuro = 4 };
    public static readonly Market Japan = new("APAC", "JPY", "ja", "Asia/Tokyo") { PerEuro = 165 };
    public static readonly Market Brazil = new("LATAM", "USD", "pt", "America/Sao_Paulo");
    public static readonly Market EastCoast = new("US-East", "USD", "en", "America/New_York", "+1 202 555 01");
    public static readonly Market WestCoast = new("US-West", "USD", "en", "America/Los_Angeles", "+1 213 555 01");

    /// <summary>About how much of its currency makes a euro, so that prices are plausible.</summary>
    public int PerEuro { get; init; } = 1;
}
