using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>Ids of actions, playbooks, rules and bands: small letters, digits and hyphens.</summary>
internal static class Ids
{
    private const int Longest = 100;

    /// <summary>Whether an id has the right form; reports one that has not.</summary>
    public static bool Check(string id, Location place, string what, ICollection<Diagnostic> diagnostics)
    {
        if (IsId(id))
        {
            return true;
        }
        var meant = Suggest(id);
        diagnostics.Add(ShapeErrors.BadName.At(place, $"`{JsonScanner.Shown(id)}` is no id of {what}", IsId(meant) ? $"write `{meant}`" : "ids have small letters, digits and hyphens: `executive-escalation`"));
        return false;
    }

    /// <summary>An id made of a name; the fallback where nothing of the name can be in one.</summary>
    public static string Of(string name, string fallback)
    {
        var id = Suggest(name.Length > Longest ? name[..Longest] : name);
        id = (id.Length > Longest ? id[..Longest] : id).Trim('-');
        return IsId(id) ? id : fallback;
    }

    /// <summary>Whether an id has the right form.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= Longest
        && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
        && id[0] != '-' && id[^1] != '-';

    private static string Suggest(string id)
    {
        var letters = id.Select((character, i) =>
            char.IsAsciiLetterUpper(character) && i > 0 && char.IsAsciiLetterLower(id[i - 1]) ? "-" + char.ToLowerInvariant(character)
            : char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character).ToString()
            : "-");
        return string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
