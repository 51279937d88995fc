using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>Addresses in a domain that no mail reaches.</summary>
internal static partial class MailAddress
{
    // Spelled out, because what a runtime makes of accents depends on how it is set up.
    private const string Accented = "áâãäåàéêèëíîìïóôõöøòúûùüñçšžýāēīōū";
    private const string Plain = "aaaaaaeeeeiiiioooooouuuuncszyaeiou";

    /// <summary>Empty for somebody without a name; by place where the name is in another script.</summary>
    public static string Of(string name, int place, string domain)
    {
        if (name.Length == 0)
        {
            return "";
        }
        var local = new StringBuilder();
        foreach (var character in Tag().Replace(name, "").ToLowerInvariant().Replace("æ", "ae", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal))
        {
            var accented = Accented.IndexOf(character, StringComparison.Ordinal);
            var plain = accented < 0 ? character : Plain[accented];
            if (plain is ' ' && local.Length > 0)
            {
                local.Append('.');
            }
            else if (plain is '-' or (>= 'a' and <= 'z'))
            {
                local.Append(plain);
            }
            else if (char.IsLetter(plain))
            {
                return string.Create(CultureInfo.InvariantCulture, $"desk-{place}@{domain}.example");
            }
        }
        return $"{local}@{domain}.example";
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
