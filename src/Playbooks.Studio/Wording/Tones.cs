namespace Playbooks.Studio.Wording;

/// <summary>Which of the style sheet's tones a value wears; a colour never says anything alone, words and shapes say it too.</summary>
internal static class Tones
{
    /// <summary>The tone of a quadrant.</summary>
    public static string OfQuadrant(string? quadrant) => quadrant switch
    {
        "TrulyLoyal" => "loyal",
        "Accessible" => "accessible",
        "Trapped" => "trapped",
        "HighRisk" => "risk",
        _ => "plain",
    };

    /// <summary>The tone of a zone.</summary>
    public static string OfZone(string? zone) => zone switch
    {
        "Healthy" => "loyal",
        "RedZone" => "risk",
        _ => "plain",
    };

    /// <summary>The tone of a band.</summary>
    public static string OfBand(string band) => band switch
    {
        "safety" or "urgent" => "risk",
        "save" => "trapped",
        "grow" => "accessible",
        "prevent" => "loyal",
        _ => "plain",
    };
}
