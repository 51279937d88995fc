using System.Text;

namespace Playbooks.Studio.Wording;

/// <summary>Names of files and code as people read them.</summary>
internal static class Words
{
    /// <summary><c>HighRisk</c> and <c>accountExecutive</c> as <c>High risk</c> and <c>Account executive</c>; other texts as they are.</summary>
    public static string Spaced(string name)
    {
        if (!IsOneWord(name))
        {
            return name;
        }
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var begins = i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]);
            if (begins)
            {
                text.Append(' ');
            }
            var isAbbreviation = char.IsUpper(name[i]) && i + 1 < name.Length && char.IsUpper(name[i + 1]);
            text.Append(i == 0 ? char.ToUpperInvariant(name[i]) : begins && !isAbbreviation ? char.ToLowerInvariant(name[i]) : name[i]);
        }
        return text.ToString();
    }

    /// <summary>One of a thing, or several.</summary>
    public static string Count(int number, string one, string several) =>
        FormattableString.Invariant($"{number} {(number == 1 ? one : several)}");

    /// <summary>A message of ours as a sentence of its own: with a capital letter and a full stop.</summary>
    public static string Sentence(string message)
    {
        var text = message.Trim();
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '!' or '?' or '…' ? "" : ".");
    }

    private static bool IsOneWord(string name) => name.Length > 0 && name.All(char.IsAsciiLetter) && name.Any(char.IsLower);
}
