using System.Text;

namespace Playbooks.Studio.Overview;

/// <summary>Names of the vocabulary as people read them.</summary>
internal static class Words
{
    /// <summary><c>TrulyLoyal</c> as <c>Truly loyal</c>.</summary>
    public static string Of(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                words.Append(' ').Append(char.ToLowerInvariant(name[i]));
            }
            else
            {
                words.Append(name[i]);
            }
        }
        return words.ToString();
    }

    /// <summary>The class that colours a quadrant or zone; any other name has no colour of its own.</summary>
    public static string Tone(string? name) => name switch
    {
        "TrulyLoyal" or "Healthy" => "tone-loyal",
        "Accessible" => "tone-accessible",
        "Trapped" => "tone-trapped",
        "HighRisk" or "RedZone" => "tone-risk",
        "DeadZone" => "tone-dead",
        _ => "tone-plain",
    };
}
