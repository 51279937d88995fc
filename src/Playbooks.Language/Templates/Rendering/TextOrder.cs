namespace Playbooks.Language.Templates.Rendering;

/// <summary>
/// The order of texts as people look them up, after the root order of the Unicode Collation Algorithm: by letters
/// first, then by accents, then small letters before capitals. The product runs without culture data, so that the
/// order is the same on every machine; what is not Latin is ordered by its characters.
/// </summary>
internal static class TextOrder
{
    private const string Signs = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    // Letters with accents behind the letter that they are a form of.
    private static readonly string[] Forms =
    [
        "aàáâãäåāăą", "cçćĉċč", "dďđ", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł", "nñńņň",
        "oòóôõöøōŏő", "rŕŗř", "sśŝşšșß", "tţťŧț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
    ];

    private static readonly Dictionary<char, (char Letter, int Form)> Letters =
        Forms.SelectMany(forms => forms.Skip(1).Select((form, i) => KeyValuePair.Create(form, (forms[0], i + 1)))).ToDictionary();

    public static int Compare(string left, string right)
    {
        var (accents, cases) = (0, 0);
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] == right[i])
            {
                continue;
            }
            var (a, b) = (WeightOf(left[i]), WeightOf(right[i]));
            if (a.Letter != b.Letter)
            {
                return a.Letter.CompareTo(b.Letter);
            }
            accents = accents != 0 ? accents : a.Accent.CompareTo(b.Accent);
            cases = cases != 0 ? cases : a.Case.CompareTo(b.Case);
        }
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : accents != 0 ? accents : cases;
    }

    // Spaces, signs, digits, Latin letters, other characters.
    private static (int Letter, int Accent, int Case) WeightOf(char c)
    {
        if (char.IsWhiteSpace(c) || char.IsControl(c))
        {
            return (c == ' ' ? 1 : 0, 0, c);
        }
        var sign = Signs.IndexOf(c, StringComparison.Ordinal);
        if (sign >= 0)
        {
            return (2 + sign, 0, 0);
        }
        var small = char.ToLowerInvariant(c);
        var (letter, accent) = Letters.TryGetValue(small, out var form) ? form : (small, 0);
        return (100 + letter, accent, small == c ? 0 : 1);
    }
}
