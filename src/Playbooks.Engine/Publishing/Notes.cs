using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>Titles of drafts and notes of releases: there, and of a length that can be read.</summary>
internal static class Notes
{
    public const int Longest = 2_000;

    /// <summary>What is wrong with one, or null.</summary>
    public static Diagnostic? Refuse(string? text, string what) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => PublishingErrors.BadNote.At(Places.OfMissing(what), $"the {what} is missing", "say in a few words what changes, and why"),
        { Length: > Longest } => PublishingErrors.BadNote.At(Places.OfMissing(what), $"the {what} has more than {Longest} characters"),
        _ when text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')) || !Texts.IsWhole(text) =>
            PublishingErrors.BadNote.At(Places.OfMissing(what), $"the {what} has characters that cannot be shown"),
        _ => null,
    };
}
