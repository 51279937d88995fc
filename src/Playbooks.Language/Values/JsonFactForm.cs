namespace Playbooks.Language.Values;

/// <summary>What objects and texts of JSON become.</summary>
public enum JsonFactForm
{
    /// <summary>Objects may be asked for any member, and texts stay texts.</summary>
    Open,

    /// <summary>
    /// As RulesEngine takes its inputs: an object has the members that it was given with and no others, and a text that
    /// is a date with a time of day (<c>2026-03-02T09:00:00Z</c>) is that date, at UTC.
    /// </summary>
    Input,
}
