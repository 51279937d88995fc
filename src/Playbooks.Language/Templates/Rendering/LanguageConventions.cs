using System.Collections.Immutable;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>
/// How a language writes numbers, amounts and dates, after the Unicode CLDR. The product runs without culture data, so
/// that output is the same on every machine; these few languages are here, and any other is written as English.
/// </summary>
internal sealed record LanguageConventions
{
    /// <summary>The language: <c>de</c>.</summary>
    public required string Language { get; init; }

    public required string Decimal { get; init; }

    /// <summary>Between groups of three digits.</summary>
    public required string Group { get; init; }

    /// <summary>Whole-part digits from which groups are made: Spanish and Portuguese leave four together.</summary>
    public int GroupFrom { get; init; } = 4;

    /// <summary><c>¤</c> and <c>#</c> for the currency and the number.</summary>
    public required string Amount { get; init; }

    /// <summary>A date in full, as a pattern of <see cref="DateText"/>.</summary>
    public required string LongDate { get; init; }

    /// <summary>A date in digits.</summary>
    public required string ShortDate { get; init; }

    public required ImmutableArray<string> Months { get; init; }

    public required ImmutableArray<string> ShortMonths { get; init; }

    /// <summary>From Sunday.</summary>
    public required ImmutableArray<string> Days { get; init; }

    public required ImmutableArray<string> ShortDays { get; init; }

    // Between a number and what belongs to it, and between groups: no line is broken there.
    private const string Hard = "\u00A0";

    public static readonly LanguageConventions English = new()
    {
        Language = "en", Decimal = ".", Group = ",", Amount = "¤#", LongDate = "%-d %B %Y", ShortDate = "%d/%m/%Y",
        Months = Words("January February March April May June July August September October November December"),
        ShortMonths = Words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        Days = Words("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
        ShortDays = Words("Sun Mon Tue Wed Thu Fri Sat"),
    };

    /// <summary>What Scriban writes unless a template names a culture.</summary>
    public static readonly LanguageConventions Invariant = English with { ShortDate = "%m/%d/%Y" };

    private static readonly LanguageConventions American = English with { LongDate = "%B %-d, %Y", ShortDate = "%-m/%-d/%Y" };

    private static readonly LanguageConventions German = new()
    {
        Language = "de", Decimal = ",", Group = ".", Amount = $"#{Hard}¤", LongDate = "%-d. %B %Y", ShortDate = "%d.%m.%Y",
        Months = Words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        ShortMonths = Words("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
        Days = Words("Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag"),
        ShortDays = Words("So. Mo. Di. Mi. Do. Fr. Sa."),
    };

    private static readonly LanguageConventions French = new()
    {
        Language = "fr", Decimal = ",", Group = "\u202F", Amount = $"#{Hard}¤", LongDate = "%-d %B %Y", ShortDate = "%d/%m/%Y",
        Months = Words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        ShortMonths = Words("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
        Days = Words("dimanche lundi mardi mercredi jeudi vendredi samedi"),
        ShortDays = Words("dim. lun. mar. mer. jeu. ven. sam."),
    };

    private static readonly LanguageConventions Spanish = new()
    {
        Language = "es", Decimal = ",", Group = ".", GroupFrom = 5, Amount = $"#{Hard}¤", LongDate = "%-d de %B de %Y", ShortDate = "%-d/%-m/%Y",
        Months = Words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        ShortMonths = Words("ene feb mar abr may jun jul ago sept oct nov dic"),
        Days = Words("domingo lunes martes miércoles jueves viernes sábado"),
        ShortDays = Words("dom lun mar mié jue vie sáb"),
    };

    private static readonly LanguageConventions Italian = new()
    {
        Language = "it", Decimal = ",", Group = ".", Amount = $"#{Hard}¤", LongDate = "%-d %B %Y", ShortDate = "%d/%m/%Y",
        Months = Words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        ShortMonths = Words("gen feb mar apr mag giu lug ago set ott nov dic"),
        Days = Words("domenica lunedì martedì mercoledì giovedì venerdì sabato"),
        ShortDays = Words("dom lun mar mer gio ven sab"),
    };

    private static readonly LanguageConventions Dutch = new()
    {
        Language = "nl", Decimal = ",", Group = ".", Amount = $"¤{Hard}#", LongDate = "%-d %B %Y", ShortDate = "%d-%m-%Y",
        Months = Words("januari februari maart april mei juni juli augustus september oktober november december"),
        ShortMonths = Words("jan feb mrt apr mei jun jul aug sep okt nov dec"),
        Days = Words("zondag maandag dinsdag woensdag donderdag vrijdag zaterdag"),
        ShortDays = Words("zo ma di wo do vr za"),
    };

    private static readonly LanguageConventions Portuguese = new()
    {
        Language = "pt", Decimal = ",", Group = ".", GroupFrom = 5, Amount = $"#{Hard}¤", LongDate = "%-d de %B de %Y", ShortDate = "%d/%m/%Y",
        Months = Words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        ShortMonths = Words("jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez."),
        Days = Words("domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado"),
        ShortDays = Words("dom. seg. ter. qua. qui. sex. sáb."),
    };

    /// <summary>The conventions of a language tag; its region matters for American English alone.</summary>
    public static LanguageConventions Of(string language)
    {
        var region = language.AsSpan().IndexOfAny('-', '_');
        Span<char> main = stackalloc char[2];
        if (region < 0 ? language.Length != main.Length : region != main.Length)
        {
            return English;
        }
        language.AsSpan(0, main.Length).ToLowerInvariant(main);
        return main switch
        {
            "de" => German,
            "fr" => French,
            "es" => Spanish,
            "it" => Italian,
            "nl" => Dutch,
            "pt" => Portuguese,
            _ => language.Equals("en-US", StringComparison.OrdinalIgnoreCase) ? American : English,
        };
    }

    private static ImmutableArray<string> Words(string words) => [.. words.Split(' ')];
}
